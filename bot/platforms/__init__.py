"""The places where people are reached; each home owns its SDK and shows what the core words."""
