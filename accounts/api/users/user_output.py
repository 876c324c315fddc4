"""A member of an account, or somebody invited, as callers see them."""

from typing import Any

from rest_framework import serializers

from accounts.members import Member
from accounts.models.membership import Role


class UserOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    customer_id = serializers.UUIDField()
    email = serializers.EmailField()
    name = serializers.CharField()
    role = serializers.CharField(help_text=f"One of {', '.join(Role.values)}.")
    status = serializers.ChoiceField(choices=["active", "invited", "suspended", "rejected"])
    invited_at = serializers.DateTimeField(allow_null=True)
    last_login_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


def render_user(member: Member) -> dict[str, Any]:
    """Return the wire form."""
    return {
        "id": member.id,
        "customer_id": member.account_id,
        "email": member.email,
        "name": member.name,
        "role": member.role,
        "status": member.status,
        "invited_at": member.invited_at,
        "last_login_at": member.last_login_at,
        "created_at": member.created_at,
        "updated_at": member.updated_at,
    }
