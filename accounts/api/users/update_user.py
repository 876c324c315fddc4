"""PATCH /v3/users/{user_id}: another role; not for whoever made the key, nor for the owner."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.api.authentication import read_key_hash
from accounts.api.users.user_output import UserOutput, render_user
from accounts.members import ASSIGNABLE, find_person
from accounts.selectors import get_key_maker
from accounts.services.change_member import change_role
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok
from config.api.fields import SandboxFlag
from config.api.sandbox import carry_out


class Input(serializers.Serializer[Any]):
    role = serializers.ChoiceField(choices=ASSIGNABLE)
    sandbox = SandboxFlag()


class UpdateUser(Endpoint):
    @extend_schema(operation_id="update_user_role", request=Input, responses=UserOutput)
    def patch(self, request: Request, user_id: str) -> HttpResponse:
        person_id = read_uuid(user_id)
        given = read_input(Input, request)
        account_id, maker = request.user.account_id, get_key_maker(read_key_hash(request))

        def update() -> HttpResponse:
            change_role(account_id, person_id=person_id, role=given["role"], actor=maker)
            return ok(render_user(find_person(account_id, person_id=person_id)))

        return carry_out(update, sandbox=given["sandbox"])
