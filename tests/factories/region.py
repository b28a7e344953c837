"""A partnership of municipalities, each with a network of its own, some of which agreed to become part of one."""

from dataclasses import dataclass, field
from itertools import count

from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.authorities.choices import Kind
from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.merging.models import Agreement
from draagvlak.capabilities.network.models import Network, Person
from tests.factories import AuthorityFactory, DirectorFactory, NetworkFactory, SeatFactory, in_two_steps
from tests.factories.people import add_contact, add_someone

PLACES = ("Gent", "Deinze", "Aalst")
CODES = count(90000)


@dataclass
class Local:
    """A municipality with its network, who administers it, and its people by first name."""

    authority: object
    network: Network
    administrator: object
    people: dict[str, Person] = field(default_factory=dict)

    def meet(self, *names, **more):
        with inside(self.authority):
            return add_contact(self.network, *(self.people[name] for name in names), on=localdate(), **more)

    def add(self, name, layer, **more):
        with inside(self.authority):
            self.people[name.split()[0]] = add_someone(self.network, name, [layer], **more)
        return self.people[name.split()[0]]


@dataclass
class Region:
    authority: object
    administrator: object
    locals: dict[str, Local]

    def agree(self, *places, shows_names=True):
        for place in places or self.locals:
            one = self.locals[place]
            Agreement._base_manager.create(
                authority=one.authority,
                network=one.network,
                partnership=self.authority,
                shows_names=shows_names,
                since=localdate(),
            )

    def keys(self, *places):
        return [self.locals[place].network.pk for place in places or self.locals]


def make_region(*places):
    """Nobody agreed to anything yet. Each network has a director, a colleague and somebody in poverty, who met."""
    region = AuthorityFactory(kind=Kind.PARTNERSHIP, name="De Streek")
    found = {}
    for name in places or PLACES[:2]:
        municipality = Municipality.objects.filter(name=name).first()
        region.municipalities.add(municipality)
        found[name] = _local(name, municipality)
    administrator = in_two_steps(DirectorFactory(authority=region, kind=RoleKind.ADMINISTRATOR).user)
    return Region(region, administrator, found)


def _local(name, municipality):
    authority = AuthorityFactory(name=name)
    authority.municipalities.set([municipality])
    administrator = in_two_steps(DirectorFactory(authority=authority, kind=RoleKind.ADMINISTRATOR).user)
    with inside(authority):
        network = NetworkFactory(authority=authority, name="Lokaal netwerk")
        SeatFactory(network=network)
    made = Local(authority, network, administrator)
    made.add(f"Dirk Regisseur {name}", "colleague", organisation="OCMW", function="regisseur")
    made.add(f"Cas Collega {name}", "colleague", organisation="OCMW", email=f"cas@{authority.slug}.example")
    made.add(f"Pia Armoede {name}", "people_in_poverty", phone="+32499112233", organisation="Eigen huis")
    made.add(f"Bea Bestuur {name}", "political", organisation="College")
    with inside(authority):
        Network.objects.filter(pk=network.pk).update(director=made.people["Dirk"])
        network.refresh_from_db()
    made.meet("Dirk", "Cas", "Pia")
    made.meet("Cas", "Bea")
    made.meet("Pia", "Cas", kind="koffie")
    return made
