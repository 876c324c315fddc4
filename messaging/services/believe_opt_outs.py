"""A carrier that refuses a message because the person has opted out there is believed."""

import uuid
from collections.abc import Iterable

from contacts.models.consent_event import ConsentSource
from contacts.services.record_consent import record_consent
from messaging.providers.telnyx import OPTED_OUT_CODE

_WORDS = f"Telnyx {OPTED_OUT_CODE}: the recipient has opted out"


def believe_opt_outs(contact_ids: Iterable[uuid.UUID]) -> None:
    """Opt these people out, as the carrier says they are."""
    for contact_id in contact_ids:
        record_consent(
            contact_id, opted_out=True, source=ConsentSource.PROVIDER_SIGNAL, words=_WORDS
        )
