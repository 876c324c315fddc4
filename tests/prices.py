"""The price list that an installation begins with."""

from importlib import import_module

from django.db import connection

from messaging.models import Price


def put_prices() -> None:
    """Put the first prices back where a flushed database has lost them."""
    if not Price.objects.exists():
        seed = import_module("messaging.migrations.0004_seed_prices")
        with connection.cursor() as cursor:
            cursor.execute(seed._PRICES)
