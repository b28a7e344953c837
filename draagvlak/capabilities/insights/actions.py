"""Making the report and the map, and answering what the report proposes."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.timezone import now
from django.utils.translation import override

from draagvlak.analysis.aggregates import K
from draagvlak.analysis.drawing import Drawing, draw_organisations, draw_people
from draagvlak.analysis.drive import Drive, drive_of
from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.publishing import Published, published
from draagvlak.analysis.records import Records
from draagvlak.analysis.report import DRAWS, make_report
from draagvlak.analysis.ties import Weighed, weighed
from draagvlak.basics.apart import apart, one_at_a_time
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.insights.choices import REFUSED_FOR, Answer, Level
from draagvlak.capabilities.insights.models import (
    ConversationAnswer,
    KeptCounts,
    KeptDrive,
    KeptMap,
    ReportHead,
    StoredReport,
)
from draagvlak.capabilities.insights.snapshots import records_of, support_of
from draagvlak.capabilities.insights.writers.carried_json import Beside
from draagvlak.capabilities.insights.writers.report_head import head_of
from draagvlak.capabilities.insights.writers.report_json import as_json
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.pulse.queries.results import carried_by_survey


def refresh_report(user: User | None, authority: Authority, network: Network) -> StoredReport:
    """Measure `network` as it stands today, and keep the report in every language; without a user it is the night that
    does it, without a line in the audit. Raises PermissionDenied.

    Measuring takes long, so it stands outside the transaction: else nobody could write meanwhile on SQLite. What
    changed meanwhile is told by `made_at`; then the report that comes back is still that of before. Of all who ask for
    it at once in this process one makes it.
    """
    with one_at_a_time(("report", network.pk)) as others_were_first:
        network.refresh_from_db()
        if others_were_first:
            kept = StoredReport.objects.filter(network=network, as_of=day_of(network)).first()
            if kept is not None:
                with _acting(user, authority, network) as note:
                    note(kept)
                return kept
        return _refreshed(user, authority, network)


def _acting(user: User | None, authority: Authority, network: Network) -> AbstractContextManager[Any]:
    """Of the night, which has no user, the audit keeps no line."""
    return acting(user, "network.refresh", authority, network, quietly=user is None)


def _refreshed(user: User | None, authority: Authority, network: Network) -> StoredReport:
    seen = _seen(user, authority, network)
    today = day_of(network)
    records = replace(records_of(network, today), support=support_of(network, today))
    known = weighed(records, today, network.half_life_days)
    texts = _texts(network, records, today, known)
    maps, drive = _drawn(network, records, known), drive_of(records, today)
    with _acting(user, authority, network) as note:
        stored = StoredReport.objects.select_for_update().get(network=network)
        is_seen = stored.made_at == seen
        if is_seen or stored.as_of != today:  # else somebody kept one meanwhile
            stored.as_of, stored.texts = today if is_seen else date.min, texts
            stored.save()
            _keep_head(stored, texts)
            _keep_maps(network, maps, today)
            _keep_drive(network, drive, today)
            _keep_counts(network, records)
        note(stored)
    return stored


def _seen(user: User | None, authority: Authority, network: Network) -> datetime:
    """When the kept report was made, or was said to be of before; a first one begins empty."""
    made: datetime | None = StoredReport.objects.filter(network=network).values_list("made_at", flat=True).first()
    if made is not None:
        return made
    with _acting(user, authority, network) as note:
        stored, _made = StoredReport.objects.get_or_create(
            network=network, defaults={"authority": authority, "as_of": date.min}
        )
        note(stored)
    return stored.made_at


def _texts(network: Network, records: Records, today: date, known: Weighed) -> dict[str, Any]:
    """The report as JSON, by language."""
    report = apart(make_report, records, today, network.half_life_days, DRAWS, known)
    names = {person.id: person.name for person in records.people}
    source: dict[str, Any] = {"file": None, "format": "database", "rows_read": report.counts.contacts, "skipped": []}
    beside, texts = Beside(records.support, carried_by_survey(network, today)), {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            texts[code] = as_json(report, names, source, [], "given", beside)
    return texts


def refresh_map(user: User, authority: Authority, network: Network) -> None:
    """Draw the maps of `network` as it stands today; who had a place keeps it. Raises PermissionDenied."""
    network.refresh_from_db()
    today = day_of(network)
    records = records_of(network, today)
    maps = _drawn(network, records, weighed(records, today, network.half_life_days))
    with acting(user, "network.read_organisation_map", authority, network) as note:
        _keep_maps(network, maps, today)
        note(network)


def _drawn(network: Network, records: Records, known: Weighed) -> dict[Level, Drawing]:
    """Both levels; who had a place keeps it."""
    before = dict(KeptMap.objects.filter(network=network).values_list("level", "nodes"))
    ways = ((Level.PEOPLE, draw_people), (Level.ORGANISATIONS, draw_organisations))
    return {
        level: draw(records, known.network, {key: (x, y) for key, x, y, *_rest in before.get(level, [])})
        for level, draw in ways
    }


def _keep_maps(network: Network, drawn: dict[Level, Drawing], today: date) -> None:
    """Nodes as [key, x, y, state, ties, people, held, falls], ties as [a, b, strength, falls]."""
    for level, one in drawn.items():
        KeptMap.objects.update_or_create(
            network=network,
            level=level,
            defaults={
                "authority_id": network.authority_id,
                "as_of": today,
                "nodes": [[n.key, *n.place, n.state, n.ties, n.people, n.held, n.falls] for n in one.nodes],
                "ties": [[tie.a, tie.b, tie.strength, int(tie.falls)] for tie in one.strands],
            },
        )


def _keep_head(stored: StoredReport, texts: dict[str, Any]) -> None:
    heads = {language: head_of(report) for language, report in texts.items()}
    values = {"authority_id": stored.authority_id, "texts": heads}
    ReportHead.objects.update_or_create(report=stored, defaults=values)


def _keep_drive(network: Network, drive: Drive, today: date) -> None:
    values = {
        "authority_id": network.authority_id,
        "as_of": today,
        "months": [list(month) for month in drive.months],
        "contacts": drive.contacts,
        "directors": drive.directors,
    }
    KeptDrive.objects.update_or_create(network=network, defaults=values)


def outdate_report(user: User, authority: Authority, network: Network) -> None:
    """The network changed: until the report is made anew, there is none. For whoever may change something that is
    measured: people, contacts, meetings. Raises PermissionDenied.
    """
    with acting(user, "network.outdate", authority, network) as note:
        _of_before(network)
        note(network)


def _of_before(network: Network) -> None:
    StoredReport.objects.filter(network=network).update(as_of=date.min, made_at=now())


def answer_conversation(user: User, authority: Authority, network: Network, pair: tuple[int, int], answer: str) -> None:
    """Keep what the director says of a proposal: it is not proposed again for 90 days. Raises PermissionDenied,
    and ValueError for an unknown answer or somebody who is not in the network.
    """
    with acting(user, "network.answer_conversation", authority, network) as note:
        a, b = sorted(pair)
        members = set(network.membership_set.filter(person__in=(a, b)).values_list("person", flat=True))
        if answer not in Answer.values or a == b or members != {a, b}:
            raise ValueError("An answer is about two people of the network.")
        today = day_of(network)
        found, _made = ConversationAnswer.objects.update_or_create(
            network=network,
            a_id=a,
            b_id=b,
            defaults={
                "authority": authority,
                "answer": answer,
                "answered_on": today,
                "until": today + timedelta(days=REFUSED_FOR),
            },
        )
        _of_before(network)
        note(found)


def withdraw_answer(user: User, authority: Authority, network: Network, pair: tuple[int, int]) -> None:
    """Take an answer back, so that the conversation may be proposed again. Raises PermissionDenied."""
    with acting(user, "network.answer_conversation", authority, network) as note:
        a, b = sorted(pair)
        for found in ConversationAnswer.objects.filter(network=network, a=a, b=b):
            note(found)
            found.delete()
        _of_before(network)
        note(network)


def _keep_counts(network: Network, records: Records) -> None:
    """The counts of the summary move in groups of five or more, seen from what was published last."""
    kept = KeptCounts.objects.select_for_update().filter(network=network).first()
    kept = kept or KeptCounts(authority_id=network.authority_id, network=network)
    before = Published(
        tuple(map(tuple, kept.rows)),
        tuple(map(tuple, kept.columns)),
        {key: (row, column) for key, (row, column) in kept.people.items()},
    )
    now = {person.id: (person.layers[0], person.municipality) for person in records.people if person.layers}
    said = published(before, now, LAYERS)
    table = said.table()
    kept.rows, kept.columns, kept.people = said.rows, said.columns, said.people
    kept.counts = [[table.counts[row, column] for column in range(len(said.columns))] for row in range(len(said.rows))]
    kept.is_shown = len(now) >= K
    kept.save()
