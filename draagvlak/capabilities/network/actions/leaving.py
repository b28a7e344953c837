"""A batch of rows leaves, so that the network is what it was before: also where there are hundreds of thousands."""

from collections import defaultdict
from typing import Any

from draagvlak.basics.bulk import change_rows, chunks, delete_at_once
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.described import MADE, _take_organisations_back
from draagvlak.capabilities.network.actions.held import _keep_contact
from draagvlak.capabilities.network.actions.incoming import _set_marks
from draagvlak.capabilities.network.models import (
    Batch,
    Contact,
    KnownTie,
    Meeting,
    Membership,
    Merging,
    Network,
    Organisation,
    Participation,
    Person,
    SameMeeting,
)
from draagvlak.capabilities.network.queries import is_newest
from draagvlak.capabilities.network.queries.emptiness import is_empty

CHUNK = 500
MODELS: dict[str, Any] = {
    "network": Network,
    "person": Person,
    "membership": Membership,
    "contact": Contact,
    "organisation": Organisation,
}


def remove_batch(user: User, authority: Authority, batch: Batch) -> None:
    """Take back everything that came with `batch`, the newest of its network.

    Raises ValueError where a newer one stands on it, and PermissionDenied.
    """
    with acting(user, "network.import", authority, batch.network) as note:
        if not is_newest(batch):
            raise ValueError("A newer batch stands on this one.")
        note(batch)
        alone = _part_from_meetings(batch)
        delete_at_once(Participation.objects.filter(contact__in=Contact.objects.filter(batch=batch).values("pk")))
        delete_at_once(Contact.objects.filter(batch=batch))
        delete_at_once(KnownTie.objects.filter(batch=batch))
        _as_it_was(batch)  # before people go, whom a contact of before may name by now
        _forget_people(batch)
        for meeting in alone:
            _keep_contact(user, batch.network, meeting)
        network = batch.network
        batch.delete()
        if batch.made_network and is_empty(network):  # what was noted in it since is nobody's to lose
            network.delete()


def _part_from_meetings(batch: Batch) -> list[Meeting]:
    """The meetings for which a contact of the batch stood: they have their own again."""
    rows = SameMeeting.objects.filter(contact__in=Contact.objects.filter(batch=batch).values("pk"))
    found = [one.meeting for one in rows.select_related("meeting") if one.is_same]
    rows.delete()
    return found


def _as_it_was(batch: Batch) -> None:
    """Every value that the batch changed gets what stood there; who joined a contact leaves it, who left comes back."""
    said: dict[tuple[str, str], dict[int, Any]] = defaultdict(dict)
    joined: list[int] = []
    made: dict[str, list[int]] = defaultdict(list)
    left: list[Participation] = []
    whom = _became()
    for kind, pk, part, was in batch.filled:
        if part == MADE:
            made[kind].append(pk)
        elif part == "joined":
            joined.append(was)
        elif part == "left":
            left += [Participation(row, batch.authority_id, pk, whom.get(person, person)) for row, person in was]
        elif part == "director_id":
            said[kind, part][pk] = whom.get(was, was)
        else:
            said[kind, part][pk] = was
    for some in chunks(joined, CHUNK):
        delete_at_once(Participation.objects.filter(pk__in=some))
    Participation.objects.bulk_create(left, CHUNK, ignore_conflicts=True)  # who became one may be there already
    _set_marks(said.pop(("contact", "fingerprint"), {}))
    for (kind, part), values in said.items():
        _restore(MODELS[kind], part, values)
    _take_organisations_back(made, batch.network)


def _became() -> dict[int, int]:
    """Whom (key) each person is now who became one with another since."""
    found: dict[int, int] = dict(Merging.objects.order_by("pk").values_list("taken__person__id", "kept_id"))
    for key, kept in found.items():
        while kept in found:
            kept = found[kept]  # noqa: PLW2901 who became one with another twice
        found[key] = kept
    return found


def _restore(model: Any, part: str, values: dict[int, Any]) -> None:
    """Of the many that stood empty, some hundreds in one statement."""
    empty = [pk for pk, was in values.items() if not was]
    for some in chunks(empty, CHUNK):
        model.objects.filter(pk__in=some).update(**{part: values[some[0]]})
    change_rows(model, (part,), ((pk, was) for pk, was in values.items() if was))


def _forget_people(batch: Batch) -> None:
    """Those of the batch whom nothing else needs; what was said of them, in any table, goes along. Histories last:
    going, too, is written down there.
    """
    alone = Person.objects.filter(batch=batch, participations=None)
    keys = list(alone.values_list("pk", flat=True))
    for some in chunks(keys, CHUNK):
        Membership.objects.filter(batch=batch, person__in=some).delete()
        Person.objects.filter(pk__in=some, membership=None).delete()
        gone = set(some).difference(Person.objects.filter(pk__in=some).values_list("pk", flat=True))
        Membership.history.filter(person_id__in=gone).delete()
        Person.history.filter(id__in=gone).delete()
