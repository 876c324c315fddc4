"""The demonstration: seeded accounts, and the journey that is played on them."""
