"""The chat, whatever the platform: what people say, what it means, and what is said back."""
