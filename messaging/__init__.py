"""One message, from request to receipt."""
