"""The only reader of the environment: every setting that an operator can change passes here."""

import environ

env = environ.Env()
