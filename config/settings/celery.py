"""Celery on the Redis protocol. Tasks are hints: what there is to do stands in PostgreSQL."""

from config.env import env

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Looking at strangers' websites is slow and must never delay a message: workers of its own.
CELERY_TASK_ROUTES = {
    "compliance.gather_evidence": {"queue": "evidence"},
    "compliance.screen_submission": {"queue": "evidence"},
    "compliance.screen_case": {"queue": "evidence"},
    "compliance.resume_evidence": {"queue": "evidence"},
    "compliance.provision_profile": {"queue": "evidence"},  # it ends with a customer's callback
    "compliance.resume_provisioning": {"queue": "evidence"},
    "compliance.resume_screenings": {"queue": "evidence"},
    # So is telling customers' systems, some of which take minutes to answer.
    "accounts.deliver_webhooks": {"queue": "webhooks"},
    # So is asking The Campaign Registry, at its own pace.
    "compliance.look_at_registration": {"queue": "registry"},
    "compliance.look_at_registrations": {"queue": "registry"},
    "compliance.process_registry_events": {"queue": "registry"},
    "compliance.look_at_assignments": {"queue": "registry"},
    "compliance.sync_numbers": {"queue": "registry"},
    "compliance.assign_missing_numbers": {"queue": "registry"},
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
# Without the throttle a killed worker's task comes back up to 100 s late.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
}


def _sweep(task: str, *, seconds: float) -> dict[str, object]:
    """While no worker is there, sweeps do not pile up: each is worth nothing after the next."""
    return {"task": task, "schedule": seconds, "options": {"expires": seconds * 3}}


CELERY_BEAT_SCHEDULE = {
    "dispatch-queued": _sweep("messaging.dispatch", seconds=2),
    "process-receipts": _sweep("messaging.process_receipts", seconds=2),
    "release-scheduled": _sweep("messaging.release_scheduled", seconds=5),
    "settle-unknown": _sweep("messaging.settle_unknown", seconds=30),
    "reconcile-sent": _sweep("messaging.reconcile_sent", seconds=60),
    "roll-up-decisions": _sweep("messaging.roll_up_decisions", seconds=60),
    "watch-outages": _sweep("messaging.watch_outages", seconds=15),
    "send-notices": _sweep("accounts.send_notices", seconds=10),
    "resume-number-orders": _sweep("accounts.resume_number_orders", seconds=15),
    "look-for-wished-numbers": _sweep("accounts.look_for_wished_numbers", seconds=300),
    "lapse-wishes": _sweep("accounts.lapse_wishes", seconds=3600),
    "forget-idempotency-keys": _sweep("accounts.forget_idempotency_keys", seconds=600),
    "deliver-webhooks": _sweep("accounts.deliver_webhooks", seconds=2),
    "close-webhook-deliveries": _sweep("accounts.close_webhook_deliveries", seconds=30),
    "tell-low-balances": _sweep("accounts.tell_low_balances", seconds=300),
    "tell-limits-near": _sweep("accounts.tell_limits_near", seconds=30),
    "expire-second-looks": _sweep("accounts.expire_second_looks", seconds=300),
    "resume-provisioning": _sweep("compliance.resume_provisioning", seconds=10),
    "resume-evidence": _sweep("compliance.resume_evidence", seconds=20),
    "resume-screenings": _sweep("compliance.resume_screenings", seconds=20),
    "release-expired-claims": _sweep("compliance.release_expired_claims", seconds=30),
    "escalate-overdue": _sweep("compliance.escalate_overdue", seconds=120),
    "remind-customers": _sweep("compliance.remind_customers", seconds=300),
    "look-at-registrations": _sweep("compliance.look_at_registrations", seconds=5),
    "process-registry-events": _sweep("compliance.process_registry_events", seconds=5),
    "look-at-assignments": _sweep("compliance.look_at_assignments", seconds=5),
    "assign-missing-numbers": _sweep("compliance.assign_missing_numbers", seconds=30),
    "escalate-registrations": _sweep("compliance.escalate_registrations", seconds=300),
    "tell-registrations": _sweep("compliance.tell_registrations", seconds=300),
    "escalate-doubts": _sweep("contacts.escalate_doubts", seconds=300),
    "write-heartbeats": _sweep("compliance.write_heartbeats", seconds=300),
}
