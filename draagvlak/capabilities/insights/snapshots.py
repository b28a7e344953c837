"""The only gate where rows become records to measure."""

from datetime import date, timedelta

from draagvlak.analysis import records
from draagvlak.analysis.carrying import layer_level
from draagvlak.analysis.groups import places_of
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.records import Change, Contact, Holders, KnownTie, Records, Sign, Support
from draagvlak.capabilities.insights.models import ConversationAnswer
from draagvlak.capabilities.network import queries
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.support.queries.holders import Ledger, ledger_of


def records_of(network: Network, as_of: date) -> Records:
    """All that the database says of `network`, in a fixed number of queries; ids are keys as text.

    Who left it, and who objected to being measured, is not in it, nor in any contact or tie.
    """
    answers = ConversationAnswer.objects.filter(network=network, until__gte=as_of).values_list("a_id", "b_id")
    here = {
        member.person_id: records.Person(
            str(member.person_id),
            member.person.name,
            tuple(member.layers),
            member.person.organisation,
            member.person.municipality,
        )
        for member in queries.members(network)
        if member.person.objected_on is None
    }
    return Records(
        people=tuple(here.values()),
        contacts=tuple(
            Contact(day, tuple(here[key].id for key in present if key in here), kind)
            for day, kind, present in queries.contact_rows(network)
        ),
        known_ties=tuple(
            KnownTie(str(tie.a_id), str(tie.b_id), tie.weight)
            for tie in queries.known_ties(network)
            if tie.a_id in here and tie.b_id in here
        ),
        director=str(network.director_id) if network.director_id in here else None,
        spans=queries.spanned(network),
        refused=frozenset((str(a), str(b)) for a, b in answers if a in here and b in here),
    )


def support_of(network: Network, as_of: date) -> Support:
    """What the ledger of support says of all evidence, and of what names nobody, in ten queries. Who objected to being
    measured is in no layer.

    Office-holders are keys as text; a body that stands for itself is "b" and its key.
    """
    whole, unnamed = ledger_of(network, with_named=True), ledger_of(network, with_named=False)
    objected = {f"p{pk}" for pk in Person.objects.exclude(objected_on=None).values_list("pk", flat=True)}
    signs = {
        one.said.id: Sign(
            one.kind,
            "" if one.person is None else str(one.person),
            "" if one.body is None else whole.bodies[one.body].name,
        )
        for one in whole.evidence
    }
    changes = {layer: change for layer in GOVERNANCE_LAYERS if (change := _change(whole, layer, as_of))}
    places = places_of(_homes(network), queries.spanned(network))
    return Support(
        _holders(whole, as_of, objected),
        _holders(unnamed, as_of, objected),
        signs,
        changes,
        {place: _holders(whole, as_of, objected, place) for place in places},
    )


def _homes(network: Network) -> list[str]:
    return list(queries.members(network).values_list("person__municipality", flat=True))


def _holders(ledger: Ledger, as_of: date, objected: set[str], place: str = "") -> Holders:
    return {
        layer: {
            key.removeprefix("p"): evidence
            for key, evidence in ledger.of_layer(layer, as_of, place).items()
            if key not in objected
        }
        for layer in GOVERNANCE_LAYERS
    }


def _change(ledger: Ledger, layer: str, as_of: date) -> Change | None:
    changed = ledger.changed_on(layer, as_of)
    if changed is None:
        return None
    eve = changed - timedelta(days=1)
    return Change(changed, layer_level(ledger.of_layer(layer, eve), eve).level)
