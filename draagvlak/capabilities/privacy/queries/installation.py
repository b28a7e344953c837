"""What happened to the installation: which workspaces were made, and who came to administer them. Never content."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import AuditEntry, Invitation, Role, User
from draagvlak.capabilities.authorities.models import Authority

KEEPING = ("accounts.keep_installation", "accounts.lift_second_step")
ABOUT_ROLES = ("network.accept_invitation", "network.invite", "accounts.administer")
ROLE, INVITATION, USER = "accounts.role", "accounts.invitation", "accounts.user"


@dataclass(frozen=True)
class Event:
    """`row` is what kind of row it was ("accounts.role"); `whom` the address that it is about, "" where it is gone."""

    entry: AuditEntry
    row: str
    whom: str


def events() -> QuerySet[AuditEntry]:
    """In scope of every authority (`tenancy.inside_all`), newest first."""
    invited = _labels(Invitation.objects.filter(kind=RoleKind.ADMINISTRATOR), INVITATION)
    held = _labels(Role.objects.filter(kind=RoleKind.ADMINISTRATOR), ROLE)
    about = Q(what__in=ABOUT_ROLES) & (Q(row__in=invited) | Q(row__in=held))
    return AuditEntry.objects.select_related("user", "authority").filter(Q(what__in=KEEPING) | about)


def every_authority() -> list[Authority]:
    return list(Authority.objects.all())


def told(entries: list[AuditEntry]) -> list[Event]:
    """The entries with whom each is about. Three queries, whatever their number."""
    parts = [(entry, *entry.row.rpartition(" ")[::2]) for entry in entries]
    keys = {label: [int(key) for _entry, row, key in parts if row == label] for label in (ROLE, INVITATION, USER)}
    roles = dict(Role.objects.filter(pk__in=keys[ROLE]).annotate(whom=F("user__email")).values_list("pk", "whom"))
    invitations = dict(Invitation.objects.filter(pk__in=keys[INVITATION]).values_list("pk", "email"))
    users = dict(User.objects.filter(pk__in=keys[USER]).values_list("pk", "email"))
    whom = {ROLE: roles, INVITATION: invitations, USER: users}
    return [Event(entry, row, whom.get(row, {}).get(int(key), "")) for entry, row, key in parts]


def _labels(rows: QuerySet[Role] | QuerySet[Invitation], label: str) -> Any:
    """How each of `rows` is called in the audit."""
    called = Concat(Value(f"{label} "), Cast("pk", CharField()), output_field=CharField())
    return rows.order_by().annotate(called=called).values("called")
