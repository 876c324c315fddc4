"""The words that the pre-checks and the risk screening look for, and how they read a text."""
