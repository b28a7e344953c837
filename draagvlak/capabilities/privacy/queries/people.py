"""Whose rights a user looks after: a director those of their networks, an administrator those of everybody."""

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.mentions import words_of
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.accounts.queries import holds
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Membership, Network, Person
from draagvlak.capabilities.network.queries.standing import directed_by

MOST_FOUND = 20


def people_of(user: User, authority: Authority) -> QuerySet[Person]:
    """Those whose requests the user may take up."""
    if administers(user, authority):
        return Person.objects.all()
    directed = directed_by(user, authority).values("pk")
    return Person.objects.filter(pk__in=Membership.objects.filter(network__in=directed).values("person"))


def person_for(user: User, authority: Authority, key: int) -> Person | None:
    return people_of(user, authority).select_related("account").filter(pk=key).first()


def whole_person(user: User, authority: Authority, key: int) -> Person | None:
    """The person, if the user answers for all that is kept of them: also of no network of somebody else."""
    person = person_for(user, authority, key)
    if person is None or administers(user, authority) or not elsewhere(user, authority, person):
        return person
    return None


def elsewhere(user: User, authority: Authority, person: Person) -> list[Network]:
    """Networks that the person is or was in, and that the user does not direct."""
    directed = directed_by(user, authority).values("pk")
    theirs = Membership.objects.filter(person=person).values("network")
    return list(Network.objects.filter(pk__in=theirs).exclude(pk__in=directed))


def where_corrected(user: User, authority: Authority, person: Person) -> Network | None:
    """A network of the person in which the user may correct what is kept; None where there is none (any more)."""
    here = Membership.objects.filter(on_day(localdate()), person=person).values("network")
    mine = Network.objects.all() if administers(user, authority) else directed_by(user, authority)
    return mine.filter(pk__in=here).first()


def administers(user: User, authority: Authority) -> bool:
    return holds(user, authority, RoleKind.ADMINISTRATOR)


def found_by(user: User, authority: Authority, text: str) -> list[Person]:
    """People by words of their name; every word must be there. At most twenty."""
    words = words_of(text)
    if not words:
        return []
    wanted = Q()
    for word in text.split():
        wanted &= Q(name__icontains=word) | Q(known_as__icontains=word)
    return list(people_of(user, authority).filter(wanted)[:MOST_FOUND])
