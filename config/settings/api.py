"""The v3 API: JSON in, envelope out, one key in one header."""

from config.env import env

API_KEY_PEPPER = env.str("API_KEY_PEPPER")
API_BODY_LIMIT = 1_048_576  # bytes; 1,000 recipients with parameters need about 40 kB
DOCS_URL = env.str("DOCS_URL", default="/docs/errors")

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
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": [],
}
