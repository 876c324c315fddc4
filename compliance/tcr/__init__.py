"""What we know of The Campaign Registry without asking it: names, fees, codes, and how its words
are read. Pure functions and tables; the services of the same name do the rest.
"""
