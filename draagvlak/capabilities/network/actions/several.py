"""The same said of several people at once, and taken back."""

from collections.abc import Collection
from typing import Any

from draagvlak.basics.editing import edit_all, keep_as_they_are
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Membership, Network, Person
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.several import Said, weigh
from draagvlak.capabilities.network.readers.details import refuse_register_numbers

Done = dict[str, Any]


def say_of_several(user: User, authority: Authority, network: Network, keys: Collection[int], said: Said) -> Done:
    """Give several people of `network` the same layer, organisation or municipality, or bring them to another network.

    Gives, as JSON, what is needed to take it back: "people" as [key, version, values before], "members" as [key,
    layers before, layers now], "joined" as keys of memberships, "touched" as keys of people.

    Raises RefusedError and PermissionDenied.
    """
    with acting(user, "network.write_people", authority, network) as note:
        refuse_register_numbers(said.texts)
        weighed = weigh(network, keys, said)
        before = {one.pk: {part: getattr(one, part) for part in said.texts} for one in weighed.people}
        rows = Person.objects.filter(pk__in=weighed.changed)
        changed = edit_all(rows, lambda _person: said.texts) if said.texts else []
        done: Done = {"people": [[one.pk, one.version, before[one.pk]] for one in changed], "members": [], "joined": []}
        done["touched"] = sorted(weighed.changed)
        if said.layer:
            done["members"] = _layer(network, weighed.changed, said.layer)
        note(network)
        for person in weighed.people:
            if person.pk in weighed.changed:
                note(person)
        if said.joins is not None:
            done["joined"] = _join(user, authority, network, said, weighed.changed)
    return done


def take_back_several(user: User, authority: Authority, network: Network, done: Done) -> int:
    """Undo what `say_of_several` gave as `done`. What somebody changed since stays. Gives how many rows are as before.

    Raises PermissionDenied.
    """
    with acting(user, "network.write_people", authority, network) as note:
        before = {key: (version, values) for key, version, values in done["people"]}
        still = {row.pk for row in Person.objects.filter(pk__in=before) if row.version == before[row.pk][0]}
        people = edit_all(Person.objects.filter(pk__in=still), lambda person: before[person.pk][1])
        members = {key: (was, now) for key, was, now in done["members"]}
        rows = [row for row in Membership.objects.filter(pk__in=members) if row.layers == members[row.pk][1]]
        _set_layers({row: members[row.pk][0] for row in rows})
        gone, _each = Membership.objects.filter(pk__in=done["joined"], until=None).delete()
        note(network)
    return len(people) + len(rows) + gone


def _layer(network: Network, keys: Collection[int], layer: str) -> list[list[Any]]:
    rows = list(Membership.objects.filter(network=network, person__in=keys, until=None).order_by("pk"))
    rows = [row for row in rows if row.layers != [layer]]
    done = [[row.pk, row.layers, [layer]] for row in rows]
    _set_layers({row: [layer] for row in rows})
    return done


def _set_layers(wanted: dict[Membership, list[str]]) -> None:
    keep_as_they_are(Membership, list(wanted))
    for row, layers in wanted.items():
        row.layers = layers
    Membership.objects.bulk_update(wanted, ["layers"], batch_size=500)
    Membership.history.bulk_history_create(list(wanted), update=True)


def _join(user: User, authority: Authority, network: Network, said: Said, keys: Collection[int]) -> list[int]:
    """In a frame of its own: the right is asked in the network that they come to. They stand there in the layers that
    they have in this one.
    """
    with acting(user, "network.write_people", authority, said.joins) as note:
        if said.joins is None:
            raise ValueError("No network to join.")
        there = Membership.objects.filter(network=said.joins, person__in=keys, until=None)
        new = sorted(set(keys) - set(there.values_list("person_id", flat=True)))
        here = Membership.objects.filter(network=network, person__in=new, until=None)
        layers = dict(here.values_list("person", "layers"))
        made = [
            Membership(
                authority=authority,
                network=said.joins,
                person_id=key,
                layers=layers.get(key, []),
                since=day_of(said.joins),
            )
            for key in new
        ]
        note(said.joins)
        return [row.pk for row in Membership.objects.bulk_create(made)]
