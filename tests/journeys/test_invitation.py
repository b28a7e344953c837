"""A director invites a colleague, who follows the link of the mail, signs in, and sees only what is theirs."""

import os
import re
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.journeys.looking import axe_of

pytestmark = pytest.mark.browser
PASSWORD = "een zinnetje om te onthouden"


def clean(page):
    found = axe_of(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


def link_in_mail(address):
    """The link that the last mail to `address` holds; in a demonstration mails are files."""
    files = sorted(Path(os.environ["DRAAGVLAK_STATE"], "mail").iterdir(), key=lambda file: file.stat().st_mtime_ns)
    mails = [message_from_bytes(part, policy=policy.default) for file in files for part in _parts(file)]
    text = [mail for mail in mails if address in str(mail["To"])][-1].get_content()
    assert "Je bent uitgenodigd om in Draagvlak mee te werken, voor Voorbeeldgem." in text
    return re.search(r"http://\S+/uitnodiging/[\w-]+/", text)[0]


def _parts(file):
    """The mails of one file: Django sets a line of 79 dashes after each."""
    return [part.lstrip(b"\n") for part in file.read_bytes().split(b"-" * 79) if part.strip()]


def invite(page, site, address):
    page.goto(site)
    page.get_by_role("button", name="Bekijk Voorbeeldgem").click()
    page.wait_for_url("**/rapport/")
    page.locator("details.menu summary").click()
    page.get_by_role("link", name="Wie heeft toegang").click()
    page.wait_for_url("**/toegang/")
    clean(page)
    page.get_by_role("link", name="Nodig iemand uit").click()
    page.wait_for_url("**/nodig-uit/")
    clean(page)
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_label("collega in het netwerk").check()
    assert page.get_by_label("Lokaal netwerk", exact=True).is_checked()
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    page.wait_for_url("**/toegang/")
    page.get_by_text("De uitnodiging is verstuurd.").wait_for()
    assert address in page.locator("main").inner_text()
    clean(page)


def sign_out(page):
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Afmelden").click()
    page.get_by_role("link", name="Aanmelden", exact=True).first.wait_for()


def come_in(page, address, name):
    page.goto(link_in_mail(address))
    clean(page)
    page.get_by_role("button", name="Maak je account").click()
    page.get_by_text("Er is nog iets nodig.").wait_for()
    clean(page)
    page.get_by_label("Je naam").fill(name)
    page.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    page.get_by_label("Hetzelfde wachtwoord").fill(PASSWORD)
    page.get_by_label("Ik ben 13 jaar of ouder.").check()
    page.get_by_role("button", name="Maak je account").click()
    page.wait_for_url("**/voorbeeldgem/")
    page.get_by_text("Welkom. Je rol in Voorbeeldgem is er.").wait_for()
    clean(page)


def sees_only_what_is_theirs(page, site):
    """Neither by a link nor by typing the address of what is the director's."""
    links = page.locator("a[href^='/']").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    for address in dict.fromkeys(links):
        answer = page.request.get(f"{site}{address}")
        assert answer.status == 200, address
    network = "/voorbeeldgem/lokaal-netwerk"
    closed = ("rapport/", "kaart/personen/", "bewaren/", "instellingen/", "delen/")
    for address in (
        *(f"{network}/{part}" for part in closed),
        "/voorbeeldgem/lijst/",
        "/voorbeeldgem/toegang/",
        "/beheer/",
    ):
        assert page.request.get(f"{site}{address}").status == 404, address
    assert page.request.get(f"{site}{network}/kaart/").status == 200


def test_a_colleague_is_invited_and_sees_only_what_is_theirs(site, page):
    width = page.viewport_size["width"]
    address, name = f"jan.{width}@voorbeeldgem.example", f"Jan {width}"
    invite(page, site, address)
    sign_out(page)
    used = link_in_mail(address)
    come_in(page, address, name)
    sees_only_what_is_theirs(page, site)
    sign_out(page)
    page.goto(used)
    page.get_by_text("Deze link is niet meer geldig.").first.wait_for()
    clean(page)
    page.goto(f"{site}/aanmelden/")
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    page.wait_for_url(f"{site}/**")
    assert name in page.locator("details.menu summary").inner_text()
