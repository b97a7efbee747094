"""People."""

from collections.abc import Collection
from typing import Any, ClassVar, Protocol

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes people. Nobody has a password: signing in is by a mailed code or a passkey."""

    def create_user(self, email: str, **fields: Any) -> "User":
        """A new person with an unusable password. The mail address is kept in lower case."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Somebody with every right; a given password is not kept."""
        return self.create_user(email, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Finds a person by mail address, whatever its case."""
        return self.get(email__iexact=username)


class RightsHere(Protocol):
    """What a session lets a person do; see `session_rights`."""

    @property
    def are_whole(self) -> bool: ...
    @property
    def wait(self) -> bool: ...
    @property
    def left(self) -> Collection[str]: ...


class User(AbstractUser):
    """A person who may sign in. The mail address is the name to sign in with."""

    # Set where a person asks by a session. Without one, as for the worker, every role counts.
    rights_here: RightsHere | None = None

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(
        _("language"), max_length=12, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )

    reading = models.CharField(_("reading settings"), max_length=200, blank=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.first_name or str(_("Somebody"))

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether the person has the permission here: some roles need a passkey behind the session."""
        rights = self.rights_here
        if rights is None or rights.are_whole:
            return super().has_perm(perm, obj)
        return self.is_active and perm in rights.left

    def has_module_perms(self, app_label: str) -> bool:
        """The same for any permission of an app."""
        rights = self.rights_here
        if rights is None or rights.are_whole:
            return super().has_module_perms(app_label)
        return self.is_active and any(perm.startswith(f"{app_label}.") for perm in rights.left)

    def get_all_permissions(self, obj: Any = None) -> set[str]:
        """The same as a list."""
        rights = self.rights_here
        if rights is None or rights.are_whole:
            return super().get_all_permissions(obj)
        return set(rights.left) if self.is_active and obj is None else set()
