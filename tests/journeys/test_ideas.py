"""From a spark to the papers: the idea of somebody in poverty, kept from the hierarchy, tried twice, opened to the
leader, taken up in an action, measured, in the balance and in the justification of the year.
"""

import pytest
from pypdf import PdfReader

from tests.journeys.behind import run
from tests.journeys.somebody import Somebody

pytestmark = pytest.mark.browser
TOWN = """
from datetime import date
import django
django.setup()
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Membership, Network, Person, Seat
from draagvlak.capabilities.policy.models import Action, ActionPlan, Objective, Plan
authority = Authority.objects.create(name=SLUG, slug=SLUG)
mine = {"authority": authority}
with inside(authority):
    day = date(2026, 11, 24)
    network = Network.objects.create(name="Netwerk", slug="netwerk", frozen_on=day, **mine)
    for name, kind, layer in (
        ("sam", "experience", "people_in_poverty"), ("rik", "director", "colleague"), ("lotte", "leader", "team_leader")
    ):
        user = User.objects.create_user(f"{name}@{SLUG}.example", f"{name}@{SLUG}.example", PASSWORD, first_name=name)
        role = Role.objects.create(user=user, kind=kind, **mine)
        Seat.objects.create(role=role, network=network, **mine)
        person = Person.objects.create(name=f"{name.title()} Ideedorp", account=user, **mine)
        Membership.objects.create(network=network, person=person, layers=[layer], **mine)
    plan = Plan.objects.create(
        network=network, kind="multi_year", name="Meerjarenplan", first_year=2026, last_year=2031, **mine
    )
    objective = Objective.objects.create(plan=plan, code="1", title="Iedereen doet mee", **mine)
    action_plan = ActionPlan.objects.create(objective=objective, code="1.1", title="Vrije tijd voor allen", **mine)
    Action.objects.create(
        network=network, action_plan=action_plan, code="1.1.1", title="Uitstappen met het gezin", state="running",
        since=date(2026, 1, 1), **mine
    )
"""
TITLE, SLUG = "Samen een dag naar zee", "ideedorp"
WIDTHS = {"sam": 390, "lotte": 1280, "rik": 1280}


@pytest.fixture
def town(site, browser):
    run(SLUG, TOWN)
    people = {
        name: Somebody(site, browser, f"{name}@{SLUG}.example", f"{SLUG}/netwerk/ideeen", width)
        for name, width in WIDTHS.items()
    }
    for one in people.values():
        one.home = f"{site}/{SLUG}/netwerk/"
    yield people
    for one in people.values():
        one.context.close()


def test_from_a_spark_to_the_papers(town):
    sam, lotte, rik = (town[name] for name in ("sam", "lotte", "rik"))
    idea = sparked(sam)
    for one in (lotte, rik):
        kept_from(one, idea)
    tried_twice(sam, idea)
    opened(sam, idea)
    taken_up(lotte, idea)
    measured(rik)
    in_the_balance(lotte)
    in_the_papers(rik)
    assert [one for somebody in town.values() for one in somebody.wrong] == []


def sparked(sam):
    sam.look("ideas_empty")
    sam.link("Nieuw idee")
    sam.fill("Wat is het idee?", TITLE)
    sam.fill("Vertel er iets meer over", "Met de trein, met wie nog nooit de zee zag.")
    sam.press("Bewaar")
    sam.says("Met de trein, met wie nog nooit de zee zag.")
    sam.look("idea_closed")
    return sam.page.url


def kept_from(one, idea):
    """Not in a list, not by its address, not in a count."""
    for path in ("ideeen/", "ideeen/?q=zee", "ideeen/losgelaten/", "plan/", "evenwicht/"):
        one.go(path)
        assert "zee" not in one.hears().replace("?q=zee", ""), path
    assert one.page.goto(idea).status == 404


def tried_twice(sam, idea):
    for tried, learned, verdict in (
        ("Eén gezin, één dag", "De trein is duur.", "Anders"),
        ("Met de groepskorting", "Het lukt als we samen gaan.", "Verder"),
    ):
        sam.page.goto(idea)
        sam.link("Probeer iets kleins")
        sam.fill("Wat probeer je?", tried)
        sam.fill("Vanaf welke dag?", "2026-10-01")
        sam.press("Bewaar")
        sam.page.get_by_role("link", name="Wat leerde je?").first.click()
        sam.fill("Wat leerde je?", learned)
        sam.page.get_by_label(verdict).check()
        sam.fill("Op welke dag eindigde de proef?", "2026-10-20")
        sam.press("Bewaar")
        sam.says(learned)
    sam.look("idea_tried")


def opened(sam, idea):
    sam.page.goto(idea)
    sam.link("Stel open")
    sam.page.get_by_label("leidinggevende").check()
    sam.look("open")
    sam.press("Stel open")
    sam.says("leidinggevende")


def taken_up(lotte, idea):
    lotte.go("ideeen/")
    lotte.says(TITLE)
    lotte.look("ideas_open")
    lotte.page.goto(idea)
    assert "De trein is duur." not in lotte.hears(), "what was learned stays inside"
    lotte.link("Verbind met een actie")
    lotte.page.locator("main select").select_option(label="1.1.1 Uitstappen met het gezin")
    lotte.look("link")
    lotte.press("Verbind")
    lotte.says("Uitstappen met het gezin")


def measured(rik):
    rik.go("plan/")
    rik.look("plans")
    rik.link("Meerjarenplan")
    rik.link("1.1.1 Uitstappen met het gezin")
    assert TITLE not in rik.hears(), "it is not open to colleagues"
    rik.link("Noteer een resultaat")
    rik.fill("Wat kwam ervan?", "Veertig mensen zagen de zee")
    rik.fill("Op welke dag?", "2026-11-10")
    rik.fill("Waar staat dit?", "verslag van de uitstap")
    rik.press("Bewaar")
    rik.link("Veertig mensen zagen de zee")
    rik.look("result")
    rik.link("Voeg een indicator toe")
    rik.fill("Wat meet je?", "Mensen die meegingen")
    rik.fill("Hoeveel moet het worden?", "60")
    rik.press("Bewaar")
    rik.link("Mensen die meegingen")
    rik.link("Noteer een meting")
    rik.fill("Op welke dag gemeten?", "2026-11-10")
    rik.fill("Hoeveel was het?", "40")
    rik.fill("Waar staat dit cijfer?", "telling in de trein")
    rik.press("Bewaar")
    rik.says("telling in de trein")
    rik.look("indicator")


def in_the_balance(lotte):
    lotte.go("evenwicht/")
    lotte.look("balance")
    lotte.says("1 idee kwam via een actie tot een resultaat.")


def in_the_papers(rik):
    rik.go("verantwoording/")
    rik.press("Maak het dossier")
    rik.look("pack")
    with rik.page.expect_download() as given:
        rik.link("Neem het dossier mee (PDF)")
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(given.value.path()).pages).split())
    for part in ("Uitstappen met het gezin", "Veertig mensen zagen de zee", "telling in de trein"):
        assert part in said, part
    assert TITLE not in said
