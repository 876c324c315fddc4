"""The numbers behind the protection checks."""

from decimal import Decimal

from config.env import env

# A recipient hears at most this often from one account: bucket size, and seconds to fill it.
RECIPIENT_RATE_CAPACITY = env.int("RECIPIENT_RATE_CAPACITY", default=5)
RECIPIENT_RATE_SECONDS = env.int("RECIPIENT_RATE_SECONDS", default=60)
# Requests to send a minute, for accounts without an agreement of their own.
SEND_RATE_PER_MINUTE = env.int("SEND_RATE_PER_MINUTE", default=300)
# What an account may do in its first days before risk screening stops it.
EARLY_DAYS = env.int("EARLY_DAYS", default=7)
EARLY_SENDS_PER_HOUR = env.int("EARLY_SENDS_PER_HOUR", default=5000)
EARLY_COUNTRIES_PER_DAY = env.int("EARLY_COUNTRIES_PER_DAY", default=10)

# USD; an owner whose account sends and has less is told, once a day.
LOW_BALANCE_USD = Decimal(env.str("LOW_BALANCE_USD", default="10.00"))

DISPATCH_BATCH = 48  # messages claimed at once, looked at a second time just before they leave
DISPATCH_LEASE = 60  # seconds until a dead worker's claim is taken over
DISPATCH_SLOTS = env.int("DISPATCH_SLOTS", default=1)  # dispatchers at once, over all machines
# After this long without a receipt, a send whose outcome we never heard is closed as failed.
UNKNOWN_OUTCOME_SECONDS = env.int("UNKNOWN_OUTCOME_SECONDS", default=900)
# A sent message without a final receipt is asked about at the carrier after this long.
RECEIPT_PATIENCE_SECONDS = env.int("RECEIPT_PATIENCE_SECONDS", default=600)
