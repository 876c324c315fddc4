"""A stand-in for Telnyx Messaging v2 that speaks its wire protocol on a fast clock.

It imports nothing of the project and is imported by nobody: the two meet over HTTP only, so that
what works against the stand-in works against the carrier.
"""
