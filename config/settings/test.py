"""Like the real thing, but quick to hash and deaf to the outside."""

from config.env import env
from config.settings.base import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_DIR = ""
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
ACCOUNT_RATE_LIMITS = False
# Whatever a demonstration's shell says, tests ask nobody.
vars().update(FETCH_TEST_HOSTS={}, FETCH_TEST_CA="", REGISTRY_URL="", RDAP_URL="")


def _store_of(worker: str) -> str:
    """Each parallel test process has a store of its own."""
    address = env.str("REDIS_URL").partition("?")[0]
    return f"{address}?db={2 + int(worker.removeprefix('gw'))}"


REDIS_URL = _store_of(env.str("PYTEST_XDIST_WORKER", default="gw0"))
CACHES = {"default": {**CACHES["default"], "LOCATION": REDIS_URL}}  # noqa: F405
