"""The bot in Slack: slash command, mentions, private chat, buttons, modals and the Home tab."""
