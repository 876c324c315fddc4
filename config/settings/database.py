"""PostgreSQL and Valkey.

Django's back end turns prepared statements off unless told otherwise, silently even for
``execute(..., prepare=True)``; with ``prepare_threshold`` they are really on, which halves the
database's work on the send path. Behind PgBouncer only session pooling will do: these statements
and the advisory locks belong to a session.
"""

from config.env import env

DATABASES = {"default": env.db_url("DATABASE_URL", engine="django.db.backends.postgresql")}
DATABASES["default"].setdefault("OPTIONS", {}).update(
    {
        "pool": {
            "min_size": env.int("DATABASE_POOL_MIN", default=1),
            "max_size": env.int("DATABASE_POOL_MAX", default=16),
            "timeout": 10,
        },
        "server_side_binding": True,
        "prepare_threshold": 1,
    }
)
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True

REDIS_URL = env.str("REDIS_URL")
# For sign-in limits and used one-time codes, which all web processes must know of.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "cache",
    }
}
