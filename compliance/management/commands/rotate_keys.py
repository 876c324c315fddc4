"""Rewrite everything that is encrypted with the newest key of FIELD_ENCRYPTION_KEYS.

Put a new key in front, restart every process, run this until it finds nothing to do, then take the
old key out.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.services.idempotency import rotate_answers
from accounts.services.rotate_second_factors import rotate_second_factors
from accounts.services.webhooks.secret import rotate_webhook_secrets
from compliance.services.rotate_keys import rotate_documents, rotate_tax_ids

_KINDS = (
    ("tax ids", rotate_tax_ids),
    ("documents", rotate_documents),
    ("second factors", rotate_second_factors),
    ("webhook secrets", rotate_webhook_secrets),
    ("kept answers", rotate_answers),
)


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        lost = []
        for name, rotate in _KINDS:
            rotation = rotate()
            self.stdout.write(f"{name}: {rotation.rewritten} rewritten with the newest key")
            lost += [f"{name}: {each}" for each in rotation.unreadable]
        if lost:
            raise CommandError("\n".join(["no key fits, or the file is gone:", *lost]))
