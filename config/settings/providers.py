"""Who carries messages for us, and how long we wait for them."""

from config.env import env

TELNYX_API_KEY = env.str("TELNYX_API_KEY", default="")
TELNYX_BASE_URL = env.str("TELNYX_BASE_URL", default="https://api.telnyx.com/v2")
TELNYX_PUBLIC_KEY = env.str("TELNYX_PUBLIC_KEY", default="")
TELNYX_MESSAGING_PROFILE_ID = env.str("TELNYX_MESSAGING_PROFILE_ID", default="")
PROVIDER_CONNECT_TIMEOUT = 2.0  # seconds
PROVIDER_READ_TIMEOUT = env.float("PROVIDER_READ_TIMEOUT", default=5.0)  # seconds
PROVIDER_CONNECTIONS = env.int("PROVIDER_CONNECTIONS", default=16)  # kept alive, per process
SHARED_SENDER = env.str("SHARED_SENDER", default="82345")  # short code of last resort
