"""Who carries messages for us, and how long we wait for them."""

from django.core.exceptions import ImproperlyConfigured

from config.env import env


def _read_test_hosts(rules: list[str]) -> dict[str, tuple[str, int, int]]:
    """Read ``.example=127.0.0.1:8002:8003``: where hosts under a suffix are found instead."""
    try:
        found = {}
        for rule in rules:
            suffix, _, place = rule.partition("=")
            address, http_port, https_port = place.rsplit(":", 2)
            found[suffix] = (address, int(http_port), int(https_port))
    except ValueError as error:
        message = "Write FETCH_TEST_HOSTS as .example=127.0.0.1:8002:8003, separated by commas."
        raise ImproperlyConfigured(message) from error
    return found


TELNYX_API_KEY = env.str("TELNYX_API_KEY", default="")
TELNYX_BASE_URL = env.str("TELNYX_BASE_URL", default="https://api.telnyx.com/v2")
TELNYX_PUBLIC_KEY = env.str("TELNYX_PUBLIC_KEY", default="")
TELNYX_MESSAGING_PROFILE_ID = env.str("TELNYX_MESSAGING_PROFILE_ID", default="")
PROVIDER_CONNECT_TIMEOUT = 2.0  # seconds
PROVIDER_READ_TIMEOUT = env.float("PROVIDER_READ_TIMEOUT", default=5.0)  # seconds
PROVIDER_CONNECTIONS = env.int("PROVIDER_CONNECTIONS", default=16)  # kept alive, per process
# The Campaign Registry (10DLC). Without a key nothing is submitted; what is due waits.
TCR_BASE_URL = env.str("TCR_BASE_URL", default="https://csp-api.campaignregistry.com/v2")
TCR_API_KEY = env.str("TCR_API_KEY", default="")
TCR_API_SECRET = env.str("TCR_API_SECRET", default="")  # also signs their webhooks
TCR_WEBHOOK_URL = env.str("TCR_WEBHOOK_URL", default="")  # as subscribed; part of the signature
TCR_UPSTREAM_CNP = env.str("TCR_UPSTREAM_CNP", default="TELNX")  # who carries our messages
TCR_MOCK = env.bool("TCR_MOCK", default=False)  # register mock objects: free, never at a carrier
WEBHOOK_THREADS = env.int("WEBHOOK_THREADS", default=32)  # deliveries at once, per process
WEBHOOK_TESTS_AT_ONCE = 2  # per web process: somebody waits for each
SHARED_SENDER = env.str("SHARED_SENDER", default="82345")  # short code of last resort
# Hosts that the guard of config.http visits although they are not public: none in production.
FETCH_TEST_HOSTS = _read_test_hosts(env.list("FETCH_TEST_HOSTS", default=[]))
FETCH_TEST_CA = env.str("FETCH_TEST_CA", default="")  # PEM, trusted for those hosts only
