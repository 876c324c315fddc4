"""The rules to begin with, as data. A new wording is a new version, never an edit here."""
