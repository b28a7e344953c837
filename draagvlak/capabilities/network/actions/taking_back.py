"""Taking back a contact that was just noted, or that was taken away, so that everything is what it was."""

from dataclasses import dataclass

from draagvlak.basics.bulk import delete_at_once
from draagvlak.basics.unseen import part_from
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Attendance, Contact, Membership, Network, Participation, Person
from draagvlak.capabilities.network.queries.contacts import changeable_by, may_be_taken_back


@dataclass(frozen=True)
class Removed:
    """What it takes to bring a contact back: keys only, since its words stand in its history alone."""

    contact: int
    history: int
    batch: int | None
    present: tuple[tuple[int, int], ...]  # row and person


def take_back_note(user: User, authority: Authority, network: Network, contact: Contact) -> None:
    """Make everything what it was before `user` noted `contact`: it goes, with its history and whoever came with it.

    Raises PermissionDenied, and ValueError where that is over (queries.contacts.may_be_taken_back).
    """
    with acting(user, "network.note_contact", authority, network) as note:
        row = changeable_by(user, network).select_for_update(of=("self",)).get(pk=contact.pk)
        if not may_be_taken_back(user, row):
            raise ValueError("This note is no longer new, or somebody changed it.")
        note(row)
        newcomers = _came_with(row)
        part_from(Person, newcomers)
        delete_at_once(Participation.objects.filter(contact=row))
        delete_at_once(Contact.history.filter(id=row.pk))
        delete_at_once(Contact.objects.filter(pk=row.pk))
        for table, rows in (
            (Membership, Membership.objects.filter(person__in=newcomers)),
            (Person, Person.objects.filter(pk__in=newcomers)),
        ):
            delete_at_once(table.history.filter(id__in=list(rows.values_list("pk", flat=True))))
            delete_at_once(rows)


def remove_contact(user: User, authority: Authority, network: Network, contact: Contact) -> Removed:
    """Take `contact` away; its history keeps what it was. Raises PermissionDenied, and DoesNotExist where it is not
    for `user` to take away.
    """
    with acting(user, "network.note_contact", authority, network) as note:
        row = changeable_by(user, network).select_for_update(of=("self",)).get(pk=contact.pk)
        note(row)
        present = tuple(Participation.objects.filter(contact=row).order_by("pk").values_list("pk", "person_id"))
        key, batch = row.pk, row.batch_id
        row.delete()
        left = Contact.history.filter(id=key, history_type="-").latest()
    return Removed(key, left.pk, batch, present)


def bring_back(user: User, authority: Authority, network: Network, removed: Removed) -> Contact | None:
    """Undo `remove_contact`, byte for byte; None where it is there again or its history is gone. Raises
    PermissionDenied.
    """
    with acting(user, "network.note_contact", authority, network) as note:
        note(network)
        left = Contact.history.filter(pk=removed.history, id=removed.contact, network=network, history_type="-").first()
        if left is None or Contact.objects.filter(pk=removed.contact).exists():
            return None
        row = left.instance
        row.batch_id = removed.batch
        Contact.objects.bulk_create([row])
        alive = set(Person.objects.filter(pk__in=[p for _, p in removed.present]).values_list("pk", flat=True))
        Participation.objects.bulk_create(
            Participation(key, authority.pk, row.pk, person) for key, person in removed.present if person in alive
        )
        left.delete()
        note(row)
    return row  # type: ignore[no-any-return]


def _came_with(contact: Contact) -> list[int]:
    """Who was made while `contact` was noted, between the first moment and the last of it, and is nowhere else."""
    made = Contact.history.filter(id=contact.pk, history_type="+").values_list("history_date", flat=True).first()
    people = Person.objects.filter(participations__contact=contact, batch=None, version=1, account=None)
    people = people.exclude(participations__in=Participation.objects.exclude(contact=contact))
    people = people.exclude(attendances__in=Attendance.objects.all())
    born = Person.history.filter(
        id__in=list(people.values_list("pk", flat=True)),
        history_type="+",
        history_date__gte=contact.noted_at,
        history_date__lte=made,
    )
    return list(born.values_list("id", flat=True)) if made else []
