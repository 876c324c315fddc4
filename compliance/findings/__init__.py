"""Pre-checks: what stands in the way of a submission, found before a person has to say it."""
