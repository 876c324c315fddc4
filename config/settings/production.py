"""Hardening for the real thing, behind a TLS proxy that sets X-Forwarded-Proto."""

from django.core.exceptions import ImproperlyConfigured

from config.env import env, required
from config.settings.base import *  # noqa: F403

DEBUG = False
# What a demonstration can do without, but a business cannot.
PUBLIC_URL = required("PUBLIC_URL")
TELNYX_API_KEY = required("TELNYX_API_KEY")
TELNYX_PUBLIC_KEY = required("TELNYX_PUBLIC_KEY")
TELNYX_MESSAGING_PROFILE_ID = required("TELNYX_MESSAGING_PROFILE_ID")
API_KEY_PEPPER = required("API_KEY_PEPPER")
TAX_ID_INDEX_KEY = required("TAX_ID_INDEX_KEY")
if FETCH_TEST_HOSTS or FETCH_TEST_CA:  # noqa: F405
    raise ImproperlyConfigured(
        "Unset FETCH_TEST_HOSTS and FETCH_TEST_CA: production visits public web sites only."
    )
if not MAIL_DIR:  # noqa: F405
    required("EMAIL_URL")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Sign-in limits are per caller, so the proxy in front must not be taken for one.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^healthcheck$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
WHITENOISE_USE_FINDERS = False
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "var" / "static"))  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
