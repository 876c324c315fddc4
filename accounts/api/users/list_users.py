"""GET /v3/users: who belongs to the organization, and who is invited."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.api.users.user_output import UserOutput, render_user
from accounts.members import list_people
from config.api.endpoint import Endpoint
from config.api.envelope import ok
from config.api.pagination import PageQuery, PaginationOutput, paginate


class Output(serializers.Serializer[Any]):
    users = UserOutput(many=True)
    pagination = PaginationOutput()


class ListUsers(Endpoint):
    @extend_schema(operation_id="list_users", parameters=[PageQuery], responses=Output)
    def get(self, request: Request) -> HttpResponse:
        people = list_people(request.user.account_id)
        return ok(paginate(people, query=request.query_params, name="users", render=render_user))
