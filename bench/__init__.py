"""How fast the project is, measured on the machine at hand. Started by ``./run bench``.

Absolute figures say little on a shared machine, so each one is also given as a ratio to what the
database alone can do in the same minute (``bench/limit.sql``).
"""
