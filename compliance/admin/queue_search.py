"""Finding a case among many, by what a person has at hand, and always by few rows.

An id, an e-mail address or a domain is looked up in an index; a name is searched among the accounts
alone, and only so many of them are taken.
"""

import uuid
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from accounts.models import Account, Membership
from compliance.models import KycCase, Submission

_MOST = 200  # accounts that a word may find
HELP = "Business, account or case id, e-mail of a member, or domain"


def search_cases(cases: QuerySet[KycCase], term: str) -> QuerySet[KycCase]:
    """Return those of ``cases`` that ``term`` is about."""
    word = read_word(term)
    if not word:
        return cases
    number = _read_id(word)
    if number is not None:
        return cases.filter(Q(pk=number) | Q(account=number))
    return cases.filter(account__in=_list_accounts(word))


def read_word(term: str) -> str:
    """Return what is searched for, without what no database stores."""
    return term.replace("\0", "").strip()


def _read_id(word: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(word)
    except ValueError:
        return None


def _list_accounts(word: str) -> list[uuid.UUID]:
    found = _find_by_address(word.lower()) if "@" in word else _find_by_name(word)
    return list(dict.fromkeys(found))


def _find_by_address(address: str) -> Iterable[uuid.UUID]:
    members = Membership.objects.filter(user__email=address).values_list("account", flat=True)
    contacts = Submission.objects.filter(contact_email=address).exclude(frozen_at=None)
    return [*members[:_MOST], *contacts.values_list("case__account", flat=True)[:_MOST]]


def _find_by_name(word: str) -> Iterable[uuid.UUID]:
    named = Account.objects.filter(name__icontains=word).values_list("pk", flat=True)
    sites = Submission.objects.filter(website_domain=word.lower()).exclude(frozen_at=None)
    return [*named[:_MOST], *sites.values_list("case__account", flat=True)[:_MOST]]
