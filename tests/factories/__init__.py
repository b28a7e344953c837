"""One factory a table, each row complete and sensible without arguments."""

import factory
from allauth.mfa.models import Authenticator
from factory.django import DjangoModelFactory

from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network, Seat


class AuthorityFactory(DjangoModelFactory):
    class Meta:
        model = Authority

    name = factory.Sequence(lambda n: f"Gemeente {n}")
    slug = factory.Sequence(lambda n: f"gemeente-{n}")


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user-{n}")
    email = factory.Sequence(lambda n: f"user-{n}@gemeente.example")


class DirectorFactory(DjangoModelFactory):
    class Meta:
        model = Role

    user = factory.SubFactory(UserFactory)
    authority = factory.SubFactory(AuthorityFactory)


class NetworkFactory(DjangoModelFactory):
    class Meta:
        model = Network

    authority = factory.SubFactory(AuthorityFactory)
    name = factory.Sequence(lambda n: f"Netwerk {n}")
    slug = factory.Sequence(lambda n: f"netwerk-{n}")


class SeatFactory(DjangoModelFactory):
    """A role that holds in a network: of a director, unless `role__kind` says otherwise."""

    class Meta:
        model = Seat

    authority = factory.SelfAttribute("network.authority")
    network = factory.SubFactory(NetworkFactory)
    role = factory.SubFactory(DirectorFactory, authority=factory.SelfAttribute("..network.authority"))


def in_two_steps(user):
    """The user, who signs in in two steps from now on, as whoever administers something must."""
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return user
