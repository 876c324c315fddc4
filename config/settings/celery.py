"""Celery on the Redis protocol. Tasks are hints: what there is to do stands in PostgreSQL."""

from config.env import env

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
# Without the throttle a killed worker's task comes back up to 100 s late.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
}
CELERY_BEAT_SCHEDULE = {
    "dispatch-queued": {"task": "messaging.dispatch", "schedule": 2.0},
    "process-receipts": {"task": "messaging.process_receipts", "schedule": 2.0},
    "settle-unknown": {"task": "messaging.settle_unknown", "schedule": 30.0},
    "send-notices": {"task": "accounts.send_notices", "schedule": 10.0},
    "resume-number-orders": {"task": "accounts.resume_number_orders", "schedule": 15.0},
}
