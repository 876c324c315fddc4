"""POST /v3/users: ask somebody to join; the mail's link works for seven days."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.api.authentication import read_key_hash
from accounts.api.users.user_output import UserOutput, render_user
from accounts.members import ASSIGNABLE, as_invited
from accounts.selectors import get_key_maker
from accounts.services.invite_user import invite_user
from config.api.endpoint import Endpoint, read_input
from config.api.envelope import ok
from config.api.fields import SandboxFlag, Text
from config.api.sandbox import carry_out
from config.api.throttling import sensitive


class Input(serializers.Serializer[Any]):
    email = serializers.EmailField(max_length=254)
    name = Text(max_length=120)
    role = serializers.ChoiceField(choices=ASSIGNABLE)
    sandbox = SandboxFlag()


class InviteUser(Endpoint):
    @sensitive
    @extend_schema(operation_id="invite_user", request=Input, responses={201: UserOutput})
    def post(self, request: Request) -> HttpResponse:
        given = read_input(Input, request)
        sandbox, maker = given.pop("sandbox"), get_key_maker(read_key_hash(request))

        def invite() -> HttpResponse:
            invitation = invite_user(request.user.account_id, **given, actor=maker)
            return ok(render_user(as_invited(invitation)), status=201)

        return carry_out(invite, sandbox=sandbox)
