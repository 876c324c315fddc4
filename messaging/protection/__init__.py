"""The checks every message passes before it leaves."""
