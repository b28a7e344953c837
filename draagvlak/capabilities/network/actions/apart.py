"""That two people who look alike are two is said, and taken back."""

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import KeptApart, Network, Person
from draagvlak.capabilities.network.queries.people import person_at


def keep_apart(user: User, authority: Authority, network: Network, pair: tuple[int, int]) -> None:
    """Not to be proposed as one person again. Saying it twice is as good as once.

    Raises PermissionDenied, and Person.DoesNotExist where one of the two is nobody of `network`, or both are one.
    """
    with acting(user, "network.write_people", authority, network) as note:
        a, b = sorted(pair)
        people = [person_at(network, key) for key in (a, b)]
        if a == b or None in people:
            raise Person.DoesNotExist
        KeptApart.objects.get_or_create(authority=authority, a_id=a, b_id=b)
        for person in people:
            note(person)  # type: ignore[arg-type]


def take_apart_back(user: User, authority: Authority, network: Network, pair: tuple[int, int]) -> None:
    """They may be proposed again. Raises PermissionDenied, and KeptApart.DoesNotExist."""
    with acting(user, "network.write_people", authority, network) as note:
        a, b = sorted(pair)
        people = [person_at(network, key) for key in (a, b)]
        if None in people or not KeptApart.objects.filter(a=a, b=b).delete()[0]:
            raise KeptApart.DoesNotExist
        for person in people:
            note(person)  # type: ignore[arg-type]
