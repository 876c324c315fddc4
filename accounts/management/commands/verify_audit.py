"""Walk every account's chain of events and name the first broken row."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import AuditEvent
from accounts.services.record_event import compute_hash


class Command(BaseCommand):
    help = "Verify the audit chain of every account."

    def handle(self, *args: Any, **options: Any) -> None:
        previous: AuditEvent | None = None
        count = 0
        events = AuditEvent.objects.order_by("account_id", "sequence")
        for event in events.iterator(chunk_size=1000):
            if previous is not None and previous.account_id != event.account_id:
                previous = None
            self._check(event, previous)
            previous, count = event, count + 1
        self.stdout.write(f"{count} events, every chain unbroken")

    def _check(self, event: AuditEvent, previous: AuditEvent | None) -> None:
        expected = (previous.sequence + 1, previous.hash) if previous else (1, "")
        if (event.sequence, event.previous_hash) != expected:
            raise CommandError(f"account {event.account_id}: broken before event {event.pk}")
        if compute_hash(event) != event.hash:
            raise CommandError(f"account {event.account_id}: event {event.pk} was altered")
