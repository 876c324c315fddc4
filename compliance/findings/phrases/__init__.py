"""What businesses write on their pages, in the many ways they write it."""
