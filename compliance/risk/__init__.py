"""Risk screening: rules as data, a sum of named contributions, never a verdict."""
