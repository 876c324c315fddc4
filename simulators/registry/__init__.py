"""Public registers: what a company's tax id is on file as, and since when a domain is registered.

The business side speaks the wire protocol of a neutral gateway; the domain side is RDAP (RFC 9083).
Like the other stand-ins it imports nothing of the project and is imported by nobody.
"""
