"""The networks become one: asked for here, done later, whole or not at all; and taken back without a trace.

Each try has its own moment, `started_at`; only the try that the plan still waits for makes something.
"""

import logging
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.timezone import localdate, now

from draagvlak.basics.bulk import count_anew, delete_at_once
from draagvlak.basics.garbage import spared_from_collection
from draagvlak.basics.later import do_later, told_without_words
from draagvlak.basics.progress import Telling, await_work, living
from draagvlak.basics.unseen import part_from
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.merging.actions.bringing import Bringing
from draagvlak.capabilities.merging.choices import State
from draagvlak.capabilities.merging.models import Merger
from draagvlak.capabilities.merging.queries.added import REMADE, added_since
from draagvlak.capabilities.merging.queries.contents import contents_of
from draagvlak.capabilities.merging.queries.organisations import mark_of, new_names, organisations_of
from draagvlak.capabilities.merging.queries.sources import (
    half_life_of,
    key_of_progress,
    same_people,
    shown_state,
    sources_of,
)
from draagvlak.capabilities.network.models import (
    Batch,
    Contact,
    KnownTie,
    Membership,
    Network,
    Organisation,
    Participation,
    Partnering,
    Person,
    Position,
)
from draagvlak.capabilities.network.queries import slug_of
from draagvlak.capabilities.network.readers.details import RefusedError

TASK = "draagvlak.capabilities.merging.tasks.carry_out"
log = logging.getLogger("draagvlak.merging")


def start_merger(user: User, authority: Authority, merger: Merger, version: int) -> Merger:
    """Begin to make one network of its sources, unless it is made or under way. Raises PermissionDenied; RefusedError
    where a source no longer agrees, or the plan is not at the `version` that was shown.
    """
    with acting(user, "merging.merge", authority) as note:
        row = Merger.objects.select_for_update(of=("self",)).get(pk=merger.pk)
        note(row)
        if row.state == State.MERGED or shown_state(row) == State.MERGING:
            return row
        if row.version != version:
            raise RefusedError("version", "changed")
        if not sources_of(row).may_be_joined:
            raise RefusedError("networks", "not-agreed")
        begun = now()
        row.state, row.started_at = State.MERGING, begun
        row.save(update_fields=["state", "started_at"])
        await_work(key_of_progress(row))
        do_later(TASK, authority=authority.pk, user=user.pk, merger=row.pk, begun=begun.isoformat())
    return Merger.objects.get(pk=row.pk)


def carry_out(user: User, authority: Authority, key: int, begun: datetime) -> None:
    """Do what `start_merger` asked, if it is still asked, and make the report. It ends in the state of the plan."""
    merger = Merger.objects.filter(pk=key, state=State.MERGING, started_at=begun).first()
    if merger is None:
        return
    with living(key_of_progress(merger)) as tell:
        try:
            with spared_from_collection():  # noqa: SIM117 the frame stands by itself, for whoever looks for it
                with acting(user, "merging.merge", authority) as note:
                    note(merger)
                    _merge(merger, tell)
        except Exception as error:
            log.error("merger %s failed: %s", merger.pk, told_without_words(error))
            Merger.objects.filter(pk=key, state=State.MERGING, started_at=begun).update(state=State.FAILED)
        else:
            _report(user, authority, merger, tell)


def _merge(merger: Merger, tell: Telling) -> None:
    row = Merger.objects.select_for_update(of=("self",)).get(pk=merger.pk, state=State.MERGING)
    sources = sources_of(row)
    if not sources.may_be_joined:
        raise LookupError("A network no longer agrees.")
    tell("reading")
    contents = [contents_of(one) for one in sources.here]
    names = new_names(organisations_of(row, sources))
    network = Network.objects.create(
        authority_id=row.authority_id,
        name=row.name,
        kind=row.kind,
        slug=slug_of(row.name),
        half_life_days=half_life_of(sources),
    )
    own = set(row.authority.municipalities.values_list("pk", flat=True))
    network.municipalities.set([key for one in contents for key in one.municipalities if key in own])
    batch = Batch.objects.create(authority_id=row.authority_id, network=network, made_network=True)
    bringing = Bringing(
        batch, contents, same_people(row), lambda one, name: names.get(mark_of(one.source, name), name), tell
    )
    bringing.bring()
    count_anew(Person, Membership, Contact, Participation)
    merger.network, merger.batch, merger.merged_on, merger.state = network, batch, localdate(), State.MERGED
    merger.made = {**bringing.made, "organisations": bringing.organisations}
    merger.save(update_fields=["network", "batch", "merged_on", "state", "made"])


def _report(user: User, authority: Authority, merger: Merger, tell: Telling) -> None:
    """The rows stand. A report that could not be made now is made when somebody opens its page."""
    try:
        tell("report")
        if merger.network is not None:
            refresh_report(user, authority, merger.network)
    except Exception as error:
        log.error("report of merger %s failed: %s", merger.pk, told_without_words(error))


def undo_merger(user: User, authority: Authority, merger: Merger) -> None:
    """Everything is what it was before the networks became one. Raises PermissionDenied; RefusedError where it is not
    made, or where something was added or changed since that would be lost (queries.added).
    """
    with acting(user, "merging.merge", authority) as note:
        row = Merger.objects.select_for_update(of=("self",)).get(pk=merger.pk)
        note(row)
        if row.state != State.MERGED or row.network is None or row.batch is None:
            raise RefusedError("state", "not-made")
        if added_since(row):
            raise RefusedError("network", "added")
        network, batch = row.network, row.batch
        keys = list(Person.objects.filter(batch=batch).values_list("pk", flat=True))
        part_from(Person, keys)
        part_from(Network, [network.pk])
        _forget_remade(network, batch)
        _forget_rows(network, batch, row.made["organisations"])
        Merger.objects.filter(pk=row.pk).update(
            network=None, batch=None, merged_on=None, started_at=None, made={}, state=State.OPEN
        )
        network.municipalities.clear()
        delete_at_once(Batch.objects.filter(pk=batch.pk))
        delete_at_once(Network.objects.filter(pk=network.pk))


def _forget_remade(network: Network, batch: Batch) -> None:
    """Reports and maps that were made of it."""
    for label in REMADE:
        table: Any = apps.get_model(label)
        columns = {field.name for field in table._meta.concrete_fields}
        if "network" in columns:
            rows = table.objects.filter(network=network)
        elif "report" in columns:
            rows = table.objects.filter(report__network=network)
        else:
            rows = table.objects.filter(person__in=Person.objects.filter(batch=batch))
        delete_at_once(table.objects.filter(pk__in=list(rows.values_list("pk", flat=True))))


def _forget_rows(network: Network, batch: Batch, organisations: list[int]) -> None:
    people, contacts = Person.objects.filter(batch=batch), Contact.objects.filter(batch=batch)
    delete_at_once(Participation.objects.filter(contact__in=contacts.values("pk")))
    delete_at_once(contacts)
    delete_at_once(KnownTie.objects.filter(batch=batch))
    delete_at_once(Position.objects.filter(person__in=people.values("pk")))
    delete_at_once(Membership.objects.filter(batch=batch))
    delete_at_once(Partnering.objects.filter(network=network))
    delete_at_once(people)
    delete_at_once(Organisation.objects.filter(pk__in=organisations))
