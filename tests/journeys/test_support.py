"""At the width of a phone and of a desk: evidence is noted, the level follows, grows stale on a later day, and the next
step is planned and closed; after elections it has to be won again.
"""

import os
from pathlib import Path

import pytest

from tests.journeys.behind import PASSWORD, as_of, run
from tests.journeys.looking import wrong_at

pytestmark = pytest.mark.browser
TOWN = """
from datetime import date
import django
django.setup()
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Membership, Network, Person, Seat
authority = Authority.objects.create(name=SLUG, slug=SLUG)
with inside(authority):
    day = date(2026, 11, 24)
    network = Network.objects.create(authority=authority, name="Netwerk", slug="netwerk", frozen_on=day)
    user = User.objects.create_user(f"rik@{SLUG}.example", f"rik@{SLUG}.example", PASSWORD, first_name="Rik")
    role = Role.objects.create(user=user, authority=authority, kind="director")
    Seat.objects.create(authority=authority, role=role, network=network)
    for name, layer in (("Rik Regisseur", "colleague"), ("Ann Aerts", "political"), ("Bob Boons", "political")):
        person = Person.objects.create(authority=authority, name=name)
        Membership.objects.create(authority=authority, network=network, person=person, layers=[layer])
"""


class Walk:
    """Goes through the pages of one town, and looks at each; `SUPPORT_SHOTS` names a folder for pictures."""

    def __init__(self, site, page):
        self.page, self.across = page, page.viewport_size["width"]
        self.slug = f"steundorp-{self.across}"
        self.home = f"{site}/{self.slug}/netwerk/steun/"
        self.wrong, self.folder = [], os.environ.get("SUPPORT_SHOTS", "")
        run(self.slug, TOWN)
        page.goto(f"{site}/aanmelden/?next=/{self.slug}/netwerk/steun/")
        page.get_by_label("E-mail").fill(f"rik@{self.slug}.example")
        page.get_by_label("Wachtwoord").first.fill(PASSWORD)
        page.get_by_role("button", name="Aanmelden", exact=True).click()
        page.wait_for_url("**/steun/")

    def look(self, name):
        if self.folder:
            self.page.screenshot(path=Path(self.folder) / f"{name}-{self.across}.png", full_page=True)
        self.wrong += [f"{name}: {one}" for one in wrong_at(self.page)]
        self.page.set_viewport_size({"width": self.across, "height": 900})

    def link(self, name, exact=True):
        self.page.locator("main").get_by_role("link", name=name, exact=exact).first.click()

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def fill(self, label, text):
        self.page.get_by_label(label, exact=True).fill(text)

    def pick(self, label, option):
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def says(self, text):
        self.page.get_by_text(text).first.wait_for()


def test_from_evidence_to_the_next_step(site, page):
    walk = Walk(site, page)
    walk.look("empty")
    walk.link("Nieuw orgaan")
    walk.pick("Welk orgaan?", "college en vast bureau")
    walk.fill("Naam", "College")
    walk.look("body_form")
    walk.press("Bewaar")
    walk.says("Zeg nu wie erin zit.")
    walk.link("Noteer bewijs")
    walk.pick("Wat zag je?", "budget")
    walk.fill("Op welke dag?", "2026-06-01")
    walk.fill("In je eigen woorden", "4.000 euro voor 2026")
    walk.fill("Waar staat dit?", "meerjarenplan")
    walk.page.get_by_label("Bestand").set_input_files(
        {"name": "Begroting.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\nbegroting\n%%EOF\n"}
    )
    walk.look("note")
    walk.press("Noteer")
    walk.says("Het bestuur geeft er middelen voor: budget, 1 juni 2026.")
    walk.look("layer")
    walk.page.goto(walk.home)
    walk.look("layers")
    after_elections(walk)
    later(walk)
    assert walk.wrong == []


def after_elections(walk):
    walk.link("College, raad en BCSD")
    walk.link("College")
    walk.link("Na verkiezingen: nieuwe mensen")
    walk.fill("Vanaf welke dag zitten er nieuwe mensen?", "2026-11-01")
    walk.page.get_by_label("Ann Aerts").check()
    walk.fill("Wie komt erbij?", "Dirk Daems, schepen\nEls Evens")
    walk.press("Bekijk wat er verandert")
    walk.says("Bob Boons stopt.")
    walk.says("Daarna: “weten we niet”.")
    walk.look("renew")
    walk.press("Doe het")
    walk.says("De nieuwe mensen staan erin.")
    walk.look("body")
    walk.link("Terug naar de laag")
    walk.says("Dat moet je opnieuw winnen.")
    walk.link("College")
    walk.link("Na verkiezingen: nieuwe mensen")
    walk.page.go_back()


def later(walk):
    as_of(walk.slug, "2027-11-24")
    walk.page.goto(f"{walk.home}laag/political/")
    walk.says("verlopen op 1 juni 2027")
    walk.link("Plan een stap")
    walk.fill("Wat ga je doen?", "Koffie met de nieuwe schepen")
    walk.pick("Wie doet het?", "Rik Regisseur")
    walk.fill("Tegen wanneer?", "2027-12-10")
    walk.look("step")
    walk.press("Bewaar")
    walk.says("De stap staat gepland.")
    walk.look("layer_stale")
    walk.link("Gedaan: wat kwam ervan?")
    walk.fill("Wat kwam ervan?", "Het komt op de agenda.")
    walk.look("result")
    walk.press("Bewaar")
    walk.says("Wat kwam ervan: Het komt op de agenda.")
    walk.press("Ongedaan maken")
    walk.says("Ongedaan gemaakt.")
    walk.page.goto(walk.home.removesuffix("steun/") + "rapport/")
    walk.says("Het gesprek over steun")
    walk.says("Wat weet je al van ons netwerk?")
    walk.look("report")
