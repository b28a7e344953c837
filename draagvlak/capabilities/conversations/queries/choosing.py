"""Who may be said to have taken part, and in which layer they stand: proposed, and for who harvests to say."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.letters import plain
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.conversations.choices import ConversationKind
from draagvlak.capabilities.conversations.models import Conversation, Participant, Source
from draagvlak.capabilities.conversations.queries.conversations import MOST_MEMBERS, named_in
from draagvlak.capabilities.ideas.queries.companions import name_of
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Membership, Network, Person, Seat
from draagvlak.capabilities.network.queries import day_of

# Who leads may be a team leader or management, and who tells stories may be anybody: these are asked.
OF_ROLE = {
    RoleKind.EXPERIENCE: Layer.PEOPLE_IN_POVERTY,
    RoleKind.PARTNER: Layer.PARTNER_ORGANISATION,
    RoleKind.DIRECTOR: Layer.COLLEAGUE,
    RoleKind.COLLEAGUE: Layer.COLLEAGUE,
    RoleKind.POLITICIAN: Layer.POLITICAL,
}
# In a conversation of one kind of people, what is right of nearly all of them. Leaders: as above.
OF_KIND = {ConversationKind.DIRECTORS: Layer.COLLEAGUE, ConversationKind.POVERTY: Layer.PEOPLE_IN_POVERTY}


@dataclass(frozen=True)
class NamedVoice:
    """Whom a text names. `layer`: as proposed, "" where it is to be asked. `people`: of the network who may be meant,
    key and name; `person`: the one who is called exactly so, None where nobody is, or more are.
    """

    name: str
    layer: str
    people: tuple[tuple[int, str], ...] = ()
    person: int | None = None


def accounts_to_choose(network: Network) -> list[tuple[int, str]]:
    """Who has a role in the network today and is nobody of its people, by name."""
    people = Person.objects.filter(pk__in=_members(network).values("person")).exclude(account=None)
    rows = User.objects.filter(pk__in=_roles(network).values("user")).exclude(pk__in=people.values("account"))
    return sorted(((row.pk, name_of(row)) for row in rows), key=lambda one: (one[1].casefold(), one[0]))


def account_in(network: Network, key: int) -> User | None:
    return User.objects.filter(pk__in=_roles(network).filter(user=key).values("user")).first()


def layer_of_roles(network: Network, user: User) -> str:
    """By what they are in the network today; "" where that tells no layer."""
    kinds = set(_roles(network).filter(user=user).order_by().values_list("kind", flat=True))
    return next((layer.value for kind, layer in OF_ROLE.items() if kind in kinds), "")


def named_voices(network: Network, source: Source, knows_people: bool) -> list[NamedVoice]:
    """Who speaks in the text and does not take part yet. `knows_people`: whether who asks may know whom the network
    knows by that name.
    """
    names = named_in(source)
    layer = OF_KIND.get(ConversationKind(source.conversation.kind), "")
    people = _called(network, source.conversation) if names and knows_people else {}
    found = []
    for name in names:
        said = plain(name)
        meant = people.get(said, ()) or (people.get(said.split()[0], ()) if said else ())
        sure = [key for key, called in meant if plain(called) == said]
        person = sure[0] if len(sure) == len(meant) == 1 else None
        found.append(NamedVoice(name, "" if person else str(layer), tuple(meant), person))
    return found


def _called(network: Network, conversation: Conversation) -> dict[str, list[tuple[int, str]]]:
    """People of the network who do not take part yet, by their whole name and by the first word of it."""
    there = Participant.objects.filter(conversation=conversation).exclude(person=None).values("person")
    rows = _members(network).exclude(person__in=there).order_by("person__name", "person")
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for key, name, known_as in rows.values_list("person", "person__name", "person__known_as")[:MOST_MEMBERS]:
        whole = plain(name)
        for called in {whole, plain(known_as), whole.partition(" ")[0]} - {""}:
            found[called].append((key, name))
    return found


def _members(network: Network) -> QuerySet[Membership]:
    return Membership.objects.filter(on_day(day_of(network)), network=network)


def _roles(network: Network) -> QuerySet[Role]:
    """Roles end by the calendar, also where an example stands still."""
    seats = Seat.objects.filter(network=network)
    return Role.objects.filter(on_day(localdate()), user__is_active=True, pk__in=seats.values("role"))
