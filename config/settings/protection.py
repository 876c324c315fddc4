"""The numbers behind the protection checks."""

from config.env import env

# A recipient hears at most this often from one account: bucket size, and seconds to fill it.
RECIPIENT_RATE_CAPACITY = env.int("RECIPIENT_RATE_CAPACITY", default=5)
RECIPIENT_RATE_SECONDS = env.int("RECIPIENT_RATE_SECONDS", default=60)

DISPATCH_BATCH = 48  # messages claimed at once, looked at a second time just before they leave
DISPATCH_LEASE = 60  # seconds until a dead worker's claim is taken over
DISPATCH_SLOTS = env.int("DISPATCH_SLOTS", default=1)  # dispatchers at once, over all machines
# After this long without a receipt, a send whose outcome we never heard is closed as failed.
UNKNOWN_OUTCOME_SECONDS = env.int("UNKNOWN_OUTCOME_SECONDS", default=900)
# A sent message without a final receipt is asked about at the carrier after this long.
RECEIPT_PATIENCE_SECONDS = env.int("RECEIPT_PATIENCE_SECONDS", default=600)
