"""What the demonstration starts with. Names are invented; numbers and domains are reserved ones."""
