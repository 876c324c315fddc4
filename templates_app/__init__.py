"""Message templates and their approval."""
