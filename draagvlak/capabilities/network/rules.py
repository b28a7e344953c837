"""Who may do what in a network: the table of TRUST §1, a row a right.

Asked of a network, a role counts that holds in it; asked of an authority, one that holds in any network of it.
"Own" is not for a predicate to say: queries give to whom has the right only what is theirs (queries.own).
"""

import rules
from django.contrib.auth.models import AnonymousUser

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.choices import Kind
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.standing import has_decided, kinds_at

MA, ND, CG, PM = RoleKind.ADMINISTRATOR, RoleKind.DIRECTOR, RoleKind.COLLEAGUE, RoleKind.PARTNER
EX, ST, LM, PO = RoleKind.EXPERIENCE, RoleKind.STORYTELLER, RoleKind.LEADER, RoleKind.POLITICIAN

HELD_BY = {
    "open": (MA, ND, CG, PM, EX, ST, LM, PO),
    "start": (MA, ND),
    "settings": (MA, ND),
    "share": (MA, ND),
    # persons: name, function, organisation
    "read_people": (MA, ND, CG),
    "write_people": (MA, ND),
    "read_organisations": (MA, ND, CG, PM, EX, ST, LM),
    "read_contact_data": (MA, ND, CG),  # a colleague: work contact data only
    "export_people": (MA, ND, CG),
    # contact notes
    "read_contacts": (ND,),
    "note_contact": (ND, CG, PM, EX),  # all but the director: their own
    # meetings, attendance
    "read_meetings": (MA, ND, CG),
    "read_own_meetings": (MA, ND, CG, PM, EX, ST, LM, PO),
    "write_meetings": (ND, CG),
    "count_once": (ND,),  # what stands in a meeting and in a contact of a list
    # ties, map, report
    "read_organisation_map": (MA, ND, CG, PM, EX, LM, PO),
    "read_report": (MA, ND),
    "read_aggregates": (MA, ND, CG, PM, EX, LM, PO),
    "refresh": (MA, ND),
    "answer_conversation": (ND,),
    # a list brings contact notes with it, and the export of a network takes them out
    "import": (ND,),
    "export": (ND,),
    # the director's own pages
    "direct": (ND,),
    # the impact assessment, and the decision after it
    "assess": (MA, ND),
    "decide": (MA,),
    # the papers of the authority, and the page for its board
    "set_logo": (MA,),
    "read_brief": (MA, ND, LM, PO),
    # accounts; audit and privacy have rows of their own (privacy/rules.py)
    "invite": (MA, ND),
}
# whoever may change something that is measured may say that the report is of before
CHANGES = ("import", "write_people", "note_contact", "write_meetings")
HELD_BY["outdate"] = tuple(dict.fromkeys(kind for right in CHANGES for kind in HELD_BY[right]))


def held_by(kinds: tuple[RoleKind, ...]) -> rules.Predicate:
    """The predicate that a user holds one of `kinds` where it is asked."""

    @rules.predicate
    def holds(user: User | AnonymousUser | None, where: Network | Authority | None) -> bool:
        if user is None or not user.is_authenticated or where is None:
            return False
        return not kinds_at(user, where).isdisjoint(kinds)

    found: rules.Predicate = holds
    return found


@rules.predicate
def it_was_decided(user: User | AnonymousUser | None, where: Network | Authority | None) -> bool:
    return where is not None and has_decided(where)


@rules.predicate
def it_is_a_partnership(user: User | AnonymousUser | None, where: Network | Authority | None) -> bool:
    return isinstance(where, Authority) and where.kind == Kind.PARTNERSHIP


for right, kinds in HELD_BY.items():
    rules.add_perm(f"network.{right}", held_by(kinds))

# ties and map, person level: only after the municipality's recorded decision
# (asked first, so that a network that is closed takes as many queries as one that is not there)
rules.add_perm("network.read_map", it_was_decided & held_by((MA, ND)))

# what municipalities share with a partnership
rules.add_perm("network.read_shared", it_is_a_partnership & held_by((MA, ND)))
# the link itself is the right: the action looks whether it is good
rules.add_perm("network.accept_invitation", rules.always_allow)


@rules.predicate
def time_does_it(user: object, where: object) -> bool:
    return user is None


rules.add_perm("network.top_up_series", time_does_it)
rules.set_perm("network.refresh", held_by(HELD_BY["refresh"]) | time_does_it)  # each night
