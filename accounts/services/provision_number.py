"""Staff finds a number by hand for a business that could not find one itself.

It is the customer's own choice in other hands: the same order, written down before the carrier is
asked and carried out once, whoever dies in between. A number that was already bought at the carrier
by hand is named with the carrier's order; that order is then read and nothing is bought.
"""

import uuid

from django.db import transaction

from accounts.models import PhoneNumber, User
from accounts.services.choose_number import check_country, write_order
from accounts.services.own_account import check_not_own
from config.celery import enqueue


@transaction.atomic
def provision_number(
    account_id: uuid.UUID, *, e164: str, country: str, order_reference: str, actor: User
) -> PhoneNumber:
    """Order ``e164`` for an account, or take it over from the carrier's order ``order_reference``.

    The carrier is asked after the transaction; the customer gets a mail once the number is theirs,
    and what they waited for is closed. Raises DomainError ``ROLE_NOT_ALLOWED`` (own account),
    ``REQUEST_INVALID``, ``NUMBER_TAKEN``, ``STATE_FORBIDS``, ``COMPLIANCE_NOT_APPROVED``.
    """
    check_not_own(account_id, actor=actor)
    check_country(e164, country=country)
    number = write_order(account_id, e164=e164, country=country, actor=actor)
    number.provisioned_by = actor
    number.provider_order_id = order_reference
    number.save(update_fields=["provisioned_by", "provider_order_id", "updated_at"])
    enqueue("accounts.complete_number_order", number.pk)
    return number
