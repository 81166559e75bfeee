"""The bot in a terminal: the true bot, without a network, and with a clock that can be moved."""
