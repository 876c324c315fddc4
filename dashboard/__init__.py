"""The customer's web pages."""
