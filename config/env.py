"""The only reader of the environment. Every setting that an operator can change passes through here."""

import environ

env = environ.Env()
