"""Reads that only the dashboard needs."""

from django.db.models import QuerySet

from accounts.models import Account, Membership, PhoneNumber
from accounts.models.phone_number import NumberState


def list_members(account: Account) -> QuerySet[Membership]:
    """Return who belongs to an account, longest first."""
    members = Membership.objects.filter(account=account).select_related("user")
    return members.order_by("created_at")


def get_failed_number(account: Account) -> PhoneNumber | None:
    """Return the number of the newest order, if that order failed."""
    newest = PhoneNumber.objects.filter(account=account).order_by("-created_at").first()
    return newest if newest and newest.state == NumberState.FAILED else None
