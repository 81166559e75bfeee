"""What the bot says by itself, when its time has come."""
