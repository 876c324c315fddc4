"""What the checks look at, read in one statement for a request and in one for queued messages."""
