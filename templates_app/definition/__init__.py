"""What an author writes: bodies per channel, header, footer, buttons, and the rules for them."""
