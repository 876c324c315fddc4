"""People, their numbers, and whether they want to hear from us."""
