"""A person who signs in by e-mail: a customer's, or one of our staff."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from accounts.roles import StaffRole, is_allowed
from config.models import BaseModel


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, BaseModel):
    email = models.EmailField(unique=True)
    full_name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    staff_role = models.CharField(max_length=16, choices=StaffRole.choices, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.full_name or self.email

    def get_full_name(self) -> str:
        """Return the name that staff pages greet with."""
        return str(self)

    @property
    def is_staff(self) -> bool:
        return bool(self.staff_role)

    def has_perm(self, permission: str, _object: object = None) -> bool:
        return self.is_active and is_allowed(self.staff_role, permission)

    def has_module_perms(self, _app: str) -> bool:
        return self.is_active and self.is_staff
