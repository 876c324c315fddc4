"""What a business's own pages say, read as a visitor would and kept as it was found."""
