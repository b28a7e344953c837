"""Two networks that share people: their overlap, one calendar for both, first one that cannot be and then the lightest,
taken over and read by another calendar library; a role that nobody has; and the network without its director.
"""

import pytest
import vobject

from tests.journeys.behind import run
from tests.journeys.somebody import Somebody

pytestmark = pytest.mark.browser
SLUG, WIDTH = "samendorp", 390
TOWN = """
from datetime import timedelta
import django
django.setup()
from django.utils.timezone import localdate
from draagvlak.analysis.layers import LAYERS
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Contact, Membership, Network, Participation, Person, Seat
authority = Authority.objects.create(name="Samendorp", slug=SLUG)
mine = {"authority": authority}
FIRST = ("Rik", "Amal", "Bo", "Cem", "Dina", "Els", "Fons", "Gust", "Hilde", "Ines")
with inside(authority):
    user = User.objects.create_user(f"rik@{SLUG}.example", f"rik@{SLUG}.example", PASSWORD, first_name="Rik")
    role = Role.objects.create(user=user, kind="director", **mine)
    people = [
        Person.objects.create(name=f"{name} Samendorp", organisation="OCMW" if n % 2 else "Chiro", **mine)
        for n, name in enumerate(FIRST)
    ]
    Person.objects.filter(pk=people[0].pk).update(account=user)
    for name, some in (("Vrije tijd", people[:8]), ("Sociaal beleid", [people[0], *people[4:]])):
        network = Network.objects.create(name=name, slug=name.lower().replace(" ", "-"), director=people[0], **mine)
        Seat.objects.create(role=role, network=network, **mine)
        for n, person in enumerate(some):
            layer = "colleague" if n == 0 else LAYERS[n % len(LAYERS)]
            Membership.objects.create(network=network, person=person, layers=[layer], **mine)
        for n in range(24):
            contact = Contact.objects.create(
                network=network,
                happened_on=localdate() - timedelta(days=7 * n),
                kind="koffie",
                noted_by=user,
                fingerprint=str(n),
                **mine,
            )
            for person in (some[0], some[1 + n % (len(some) - 1)], some[1 + (n + 1) % (len(some) - 1)]):
                Participation.objects.get_or_create(contact=contact, person=person, defaults=mine)
"""


@pytest.fixture
def rik(site, browser):
    run(SLUG, TOWN)
    one = Somebody(site, browser, f"rik@{SLUG}.example", SLUG, WIDTH)
    yield one
    one.context.close()


def test_from_two_networks_to_the_calendar_and_what_if(rik):
    beside_each_other(rik)
    cannot_be(rik)
    lightest(rik)
    in_a_calendar(rik)
    a_role_without_anybody(rik)
    without_the_director(rik)
    assert rik.wrong == []


def beside_each_other(rik):
    rik.go("afstemming/")
    rik.look("alignment")
    rik.link("Overlap")
    rik.page.get_by_label("Wat vergelijk je?").select_option("mensen")
    rik.press("Toon")
    row = rik.page.get_by_role("row").filter(has=rik.page.get_by_role("rowheader", name="Sociaal beleid + Vrije tijd"))
    assert row.get_by_role("cell").first.inner_text().strip() == "5"
    rik.look("overlap")


def cannot_be(rik):
    """More people than there are must be able to come: said in words, before anything is planned."""
    rik.go("samen-vergaderen/")
    rik.look("joint_empty")
    rik.link("Nieuwe planning")
    rik.fill("Hoe heet deze planning?", "Voorjaar")
    for network in ("Vrije tijd", "Sociaal beleid"):
        rik.page.get_by_label(network, exact=True).check()
    rik.look("planning_new")
    rik.press("Bewaar")
    for network, title, quorum in (("Vrije tijd", "Stuurgroep", "9"), ("Sociaal beleid", "Overleg", "3")):
        rik.page.get_by_role("link", name="Zet er een vergadering bij").click()
        rik.pick("Van welk netwerk?", network)
        rik.fill("Wat moet gehouden worden?", title)
        rik.fill("Hoeveel keer in deze periode?", "2")
        rik.fill("Hoeveel mensen moeten minstens kunnen?", quorum)
        rik.press("Bewaar")
        rik.says("De vergadering staat erbij.")
    rik.look("planning")
    rik.press("Stel een kalender voor")
    rik.says("Er bestaat geen kalender waarin alles kan wat moet.")
    why = "Bij ‘Stuurgroep (1 van 2)’ moeten minstens 9 mensen kunnen. Er zijn maar 8 mensen gevraagd."
    assert why in rik.page.locator("main").inner_text()
    rik.look("conflict")


def lightest(rik):
    rik.page.get_by_role("link", name="Voorjaar").click()
    rik.link("Stuurgroep")
    rik.fill("Hoeveel mensen moeten minstens kunnen?", "4")
    rik.press("Bewaar")
    rik.press("Stel een kalender voor")
    rik.says("Bewezen beste")
    assert "Niemand moet op twee plaatsen tegelijk zijn." in rik.hears()
    rik.look("proposal")
    rik.press("Neem over wat aangeduid is")
    rik.says("In de agenda’s: 4 vergaderingen erbij")
    rik.look("taken")


def in_a_calendar(rik):
    rik.go("vrije-tijd/vergaderingen/abonneren/")
    rik.press("Maak een adres")
    address = rik.page.locator("#adres").input_value()
    read = vobject.readOne(rik.page.request.get(address).text())
    assert sorted(event.summary.value for event in read.vevent_list) == ["Stuurgroep", "Stuurgroep"]


def a_role_without_anybody(rik):
    rik.go("vrije-tijd/rollen/")
    rik.look("roles_empty")
    rik.page.get_by_role("button", name="Neem over").last.click()
    rik.says("Overgenomen.")
    rik.page.get_by_role("link", name="Wie kan welke rol opnemen?").click()
    rik.says("Voor deze rol is er nu niemand.")
    rik.look("matching")
    rik.page.get_by_role("link", name="Vacature").first.click()
    assert len(rik.page.locator("#vacature").input_value().splitlines()) > 5
    rik.look("vacancy")


def without_the_director(rik):
    rik.go("vrije-tijd/wat-als/")
    rik.page.get_by_role("link", name="Rik Samendorp stopt").click()
    rik.page.locator("section.side").nth(1).wait_for()
    before, after = (side.inner_text() for side in rik.page.locator("section.side").all())
    assert before.split("\n")[1:] != after.split("\n")[1:]
    rik.look("what_if")
