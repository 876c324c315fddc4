"""The v3 API: JSON in, envelope out, one key in one header."""

from config.env import env

API_KEY_PEPPER = env.str("API_KEY_PEPPER")
API_BODY_LIMIT = 1_048_576  # bytes; 1,000 recipients with parameters need about 40 kB
DOCS_URL = env.str("DOCS_URL", default="/docs/errors")
API_IDEMPOTENCY_STORE = "accounts.services.idempotency"  # keeps the answers of config.api.once

# Calls of one account: per minute in the long run, and how many of them may come at once.
API_RATES = {
    "standard": (
        env.int("API_RATE_PER_MINUTE", default=200),
        env.int("API_RATE_BURST", default=50),
    ),
    "sensitive": (10, 5),
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.api.authentication.ApiKeyAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_PARSER_CLASSES": ["config.api.parsers.StrictJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_METADATA_CLASS": None,  # OPTIONS is a method like any other that a path may lack
    "DEFAULT_SCHEMA_CLASS": "config.api.schema.EnvelopeSchema",
    "EXCEPTION_HANDLER": "config.api.exceptions.handle_exception",
    "UNAUTHENTICATED_USER": None,
    "UNAUTHENTICATED_TOKEN": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Gatehouse API",
    "VERSION": "3.0.0",
    "OAS_VERSION": "3.1.0",
    "DESCRIPTION": "Send messages, keep contacts and templates. Every answer is an envelope.",
    "SCHEMA_PATH_PREFIX": "/v3",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "config.api.schema_parts.add_parts",
    ],
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": [],
}
