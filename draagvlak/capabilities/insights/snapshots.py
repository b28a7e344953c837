"""The only gate where rows become records to measure."""

from datetime import date

from draagvlak.analysis.records import Contact, KnownTie, Person, Records
from draagvlak.capabilities.insights.models import ConversationAnswer
from draagvlak.capabilities.network import queries
from draagvlak.capabilities.network.models import Network


def records_of(network: Network, as_of: date) -> Records:
    """All that the database says of `network`, in a fixed number of queries; ids are keys as text.

    Who left it, and who objected to being measured, is not in it, nor in any contact or tie.
    """
    answers = ConversationAnswer.objects.filter(network=network, until__gte=as_of).values_list("a_id", "b_id")
    here = {
        member.person_id: Person(
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
