"""Web sites of the demonstration's businesses, good and bad, by host name, over http and https.

Every host lies under ``.example``, which is reserved (RFC 2606) and resolves nowhere: a visitor
has to be told to come here. Like the other stand-ins it imports nothing of the project and is
imported by nobody.
"""
