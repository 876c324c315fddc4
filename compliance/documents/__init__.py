"""Uploaded papers: encrypted, outside of the web root, shown only as pictures drawn of them."""
