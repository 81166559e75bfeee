"""Where cooperations, people and process texts are kept: on disk, and in memory for tests."""
