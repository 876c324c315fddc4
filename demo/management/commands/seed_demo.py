"""Create the demonstration's accounts and staff; what is there already is left alone."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import User
from accounts.onboarding import are_keys_open
from demo.seed.businesses import seed_business
from demo.seed.content import seed_contacts, seed_templates
from demo.seed.people import BUSINESSES, Business
from demo.seed.staff import seed_staff
from demo.seed.summary import write_summary
from demo.seed.traffic import seed_traffic


class Command(BaseCommand):
    help = "Seed the demonstration and write var/demo.json."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SECURE_SSL_REDIRECT:
            raise CommandError(
                "These are production settings, and the demonstration's passwords stand in a file "
                "for all to read. It is seeded by ./run demo only. Nothing was written."
            )
        seed_staff()
        for business in BUSINESSES:
            if not User.objects.filter(email=business.email).exists():
                self._seed(business)
        write_summary(Path(settings.BASE_DIR) / "var" / "demo.json")

    def _seed(self, business: Business) -> None:
        account = seed_business(business)
        if not are_keys_open(stage=account.stage, tier=account.tier):
            return
        with transaction.atomic():
            seed_templates(account)
            if business.slug == "active":
                seed_contacts(account)
        if business.slug == "active":
            seed_traffic(account)
