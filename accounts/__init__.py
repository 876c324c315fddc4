"""Who you are and what you own: accounts, people, keys, numbers, channels, money."""
