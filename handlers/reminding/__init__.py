"""What people do about the bot's reminders: see them, put them off, choose and ask why."""
