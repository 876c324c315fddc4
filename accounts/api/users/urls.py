"""One path, one class; each of its methods is a file of its own."""

from django.urls import path

from accounts.api.users.get_user import GetUser
from accounts.api.users.invite_user import InviteUser
from accounts.api.users.list_users import ListUsers
from accounts.api.users.remove_user import RemoveUser
from accounts.api.users.update_user import UpdateUser


class Users(ListUsers, InviteUser):
    """/v3/users"""


class UserItem(GetUser, UpdateUser, RemoveUser):
    """/v3/users/{user_id}"""


urlpatterns = [
    path("users", Users.as_view()),
    path("users/<str:user_id>", UserItem.as_view()),
]
