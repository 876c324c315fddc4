"""``./run manage subscribe_registry``: tell The Campaign Registry where its events should go."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from compliance.providers import tcr
from compliance.providers.tcr import TcrError

CATEGORIES = ("BRAND", "CAMPAIGN", "VETTING")


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        url = settings.TCR_WEBHOOK_URL
        if not url:
            raise CommandError("Set TCR_WEBHOOK_URL first.")
        try:
            for category in CATEGORIES:
                tcr.subscribe(category, url)
        except TcrError as error:
            raise CommandError(f"TCR did not take it: {error}") from error
        self.stdout.write(f"{', '.join(CATEGORIES)} go to {url}")
