"""At the width of a phone: somebody asks for their data, the director hands them over and erases; nothing is left."""

import json
import os
import subprocess
import sys
import zipfile

import pytest

from tests.journeys.looking import axe_of
from tools.demo import ROOT

pytestmark = pytest.mark.browser
PASSWORD = "een-lang-wachtwoord-2026"
NAME = "Nadia Wegeweest"
VILLAGE = """
from datetime import date
import django
django.setup()
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Contact, Membership, Network, Participation, Person, Seat
authority = Authority.objects.create(name="Proefdorp", slug="proefdorp")
with inside(authority):
    network = Network.objects.create(authority=authority, name="Netwerk", slug="netwerk")
    people = []
    for name, kind in (("Rik Regisseur", "director"), ("Nadia Wegeweest", "partner"), ("Cas Collega", "colleague")):
        email = name.split()[0].lower() + "@proefdorp.example"
        user = User.objects.create_user(email, email, PASSWORD, first_name=name.split()[0])
        role = Role.objects.create(user=user, authority=authority, kind=kind)
        Seat.objects.create(authority=authority, role=role, network=network)
        person = Person.objects.create(authority=authority, name=name, email=email, account=user)
        Membership.objects.create(authority=authority, network=network, person=person, layers=["colleague"])
        people.append(person)
    Network.objects.filter(pk=network.pk).update(director=people[0])
    said = "Nadia Wegeweest en Cas Collega zoeken een zwembad. Cas belt."
    said = {"happened_on": date(2026, 5, 4), "kind": "overleg", "subject": said, "fingerprint": "a"}
    contact = Contact.objects.create(authority=authority, network=network, **said)
    for person in people:
        Participation.objects.create(authority=authority, contact=contact, person=person)
"""
LEFT = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f"SELECT * FROM {table}")
        for row in cursor.fetchall():
            if "wegeweest" in repr(row).lower() or "nadia@proefdorp" in repr(row).lower():
                print(table)
"""


def run(script):
    command = [sys.executable, "-c", f"PASSWORD = {PASSWORD!r}\n{script}"]
    surroundings = {"DJANGO_SETTINGS_MODULE": "draagvlak.wiring.settings"}
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **surroundings}, check=True, capture_output=True, text=True
    )
    return done.stdout.split()


@pytest.fixture
def phone(site, browser):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="nl", reduced_motion="reduce", accept_downloads=True
    )
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def clean(page):
    """No violation of axe, nothing that hangs out of the page."""
    found = axe_of(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def sign_in(page, site, who):
    page.context.clear_cookies()
    page.goto(f"{site}/aanmelden/?next=/proefdorp/privacy/")
    page.get_by_label("E-mail").fill(f"{who}@proefdorp.example")
    page.get_by_label("Wachtwoord").first.fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    page.wait_for_url("**/proefdorp/privacy/")


def test_asked_handed_over_erased(site, phone, tmp_path):
    run(VILLAGE)
    _ask(site, phone)
    _hand_over(site, phone, tmp_path)
    _erase(site, phone)
    assert run(LEFT) == []


def _ask(site, page):
    sign_in(page, site, "nadia")
    clean(page)
    page.get_by_role("link", name="Wat weten jullie over mij?").click()
    assert "[iemand anders] belt." in page.locator("main").inner_text()
    assert "Cas" not in page.locator("main").inner_text()
    clean(page)
    page.get_by_role("link", name="Vraag al je gegevens").click()
    page.get_by_label("Wil je er iets bij zeggen?").fill("Ook wat Rik opschreef.")
    clean(page)
    page.get_by_role("button", name="Verstuur mijn vraag").click()
    page.get_by_text("Je vraag is verstuurd.").wait_for()
    assert "Antwoord uiterlijk op" in page.locator("main").inner_text()


def _hand_over(site, page, tmp_path):
    sign_in(page, site, "rik")
    page.get_by_role("link", name="1 vraag wacht op antwoord").click()
    clean(page)
    page.get_by_role("link", name=NAME).click()
    clean(page)
    page.get_by_role("link", name="Maak de gegevens klaar").click()
    clean(page)
    text = page.get_by_label("Zo geef je de tekst")
    assert text.input_value() == f"{NAME} en [iemand anders] zoeken een zwembad. [iemand anders] belt."
    text.fill(f"{NAME} zoekt een zwembad.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Maak het bestand").click()
    file = tmp_path / "gegevens.zip"
    download.value.save_as(file)
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path)
    held = json.loads((tmp_path / "gegevens.json").read_text(encoding="utf-8"))
    assert [one["text"] for one in held["contacts"]] == [f"{NAME} zoekt een zwembad."]
    page.goto((tmp_path / "lees-mij.html").as_uri())
    assert page.get_by_role("heading", level=1).inner_text() == f"Wat we over {NAME} bewaren"
    assert page.evaluate("getComputedStyle(document.querySelector('dl')).borderTopWidth") == "1px"
    clean(page)


def _erase(site, page):
    page.goto(f"{site}/proefdorp/privacy/vragen/")
    page.get_by_role("link", name=NAME).click()
    page.get_by_label("Gedaan", exact=True).check()
    page.get_by_role("button", name="Noteer dat de vraag beantwoord is").click()
    page.get_by_role("link", name="Noteer een vraag").click()
    page.get_by_label("Naam").fill("nadia")
    page.get_by_role("button", name="Zoek").click()
    clean(page)
    page.get_by_role("link", name=NAME).click()
    clean(page)
    page.get_by_role("link", name="Bekijk wat weggaat").click()
    clean(page)
    page.get_by_label("Typ de volledige naam om te bevestigen").fill("Nadia")
    page.get_by_role("button", name="Wis deze persoon").click()
    page.get_by_text("Er is niets gewist.").first.wait_for()
    clean(page)
    page.get_by_label("Typ de volledige naam om te bevestigen").fill(NAME)
    page.get_by_role("button", name="Wis deze persoon").click()
    page.get_by_text("De persoon is gewist, overal.").wait_for()
    for address in ("vragen/", "logboek/", "bewaartermijnen/"):
        page.goto(f"{site}/proefdorp/privacy/{address}")
        clean(page)
        assert "Nadia" not in page.content()
