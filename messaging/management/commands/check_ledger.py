"""Prove that balances, ledger and messages agree; name every account and message that do not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from messaging.books import list_faults, measure_books


class Command(BaseCommand):
    help = "Check every balance against the ledger, and every message against its entries."

    def handle(self, *args: Any, **options: Any) -> None:
        size = measure_books()
        count = 0
        for fault in list_faults():
            count += 1
            self.stdout.write(f"{fault.subject}: {fault.what}")
        if count:
            raise CommandError(f"{count} disagreements", returncode=1)
        self.stdout.write(f"{size.accounts} accounts, {size.entries} entries: all agree")
