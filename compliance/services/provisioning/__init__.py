"""Setting a completed sender profile up: a tuple of named steps, each in a file of its own."""
