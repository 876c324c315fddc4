"""A stand-in for the CSP API v2 of The Campaign Registry that speaks its wire protocol.

Brands and campaigns for US text messages are decided here over days; a simulated day takes as long
as the command line says. It imports nothing of the project and is imported by nobody: the two meet
over HTTP only.
"""
