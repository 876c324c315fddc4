"""Which mobile carrier a person is with, as the last receipt of a message to them told it.

A number keeps its carrier until it is ported; the next receipt tells the new one.
"""

import uuid
from collections.abc import Mapping

from django.db import connection

_LEARN = """
    UPDATE contacts_contact c SET carrier = told.carrier
    FROM unnest(%s::uuid[], %s::text[]) AS told (id, carrier)
    WHERE c.id = told.id AND c.carrier <> told.carrier
"""


def learn_carriers(carriers: Mapping[uuid.UUID, str]) -> None:
    """Keep the carriers (TCR's mnoId) of contacts; those that are known so are left alone."""
    if not carriers:
        return
    ordered = sorted(carriers)  # two workers lock rows in one order
    with connection.cursor() as cursor:
        cursor.execute(_LEARN, [ordered, [carriers[each] for each in ordered]])
