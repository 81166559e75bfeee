"""The field's own rules, pure and frozen: no clock, no file, no chat, no words."""
