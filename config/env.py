"""The only reader of the environment: every setting that an operator can change passes here."""

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


def required(name: str) -> str:
    """Return a setting that must not be missing, nor left empty as in ``.env.example``."""
    value: str = env.str(name, default="").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name}: production does not run without it.")
    return value
