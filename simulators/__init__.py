"""Stand-ins for the outside world, one process each; no code of the project imports them."""
