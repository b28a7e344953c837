"""Signing in: with a wrong password, an app with codes, a passkey of the device; and out, elsewhere."""

import subprocess
from itertools import count

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from tests.journeys.looking import axe_of
from tools.demo import MANAGE, ROOT

pytestmark = pytest.mark.browser
PASSWORD = "een zinnetje om te onthouden"
NUMBERS = count()
MAKE = """
from django.utils import timezone
from draagvlak.capabilities.accounts.actions import hold_as_verified
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority
user = User.objects.create(username="{email}", email="{email}", first_name="An")
user.set_password("{password}")
user.save()
hold_as_verified(user)
Role.objects.create(user=user, authority=Authority.objects.get(slug="voorbeeldgem"), kind="{kind}")
"""


@pytest.fixture
def local(site):
    """A passkey belongs to a name; an address of figures has none."""
    return site.replace("127.0.0.1", "localhost")


def somebody(kind="director"):
    """A new user of the running site: gives the e-mail address."""
    email = f"an-{next(NUMBERS)}@voorbeeldgem.example"
    code = MAKE.format(email=email, password=PASSWORD, kind=kind)
    subprocess.run([*MANAGE, "shell", "-v", "0", "-c", code], check=True, cwd=ROOT)
    return email


def clean(page):
    """No violation of axe, and no sideways scrolling."""
    found = axe_of(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def quiet(page):
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    return said


def sign_in(page, local, email, password=PASSWORD):
    page.goto(f"{local}/aanmelden/?next=/account/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Aanmelden", exact=True).click()


def sign_out(page, local):
    page.goto(f"{local}/afmelden/")
    page.get_by_role("main").get_by_role("button", name="Afmelden").click()
    page.wait_for_url(f"{local}/")


def confirm(page):
    page.get_by_role("heading", name="Ben jij het?").wait_for()
    clean(page)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()


def code_of(secret, which):
    """Of half a minute ago, now, or half a minute ahead: each is good once."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[which]))


def test_an_app_with_codes(page, local):
    said, email = quiet(page), somebody()
    sign_in(page, local, email, "niet het wachtwoord")
    page.get_by_text("Dit e-mailadres en dit wachtwoord horen niet bij elkaar.").first.wait_for()
    clean(page)
    sign_in(page, local, email)
    page.get_by_role("heading", name="Je account").wait_for()
    clean(page)
    page.get_by_role("link", name="Kies je tweede stap").click()
    clean(page)
    page.get_by_role("link", name="Stel een app in").click()
    confirm(page)
    secret = page.locator("#totp_secret").inner_text()
    clean(page)
    page.get_by_label("Code").fill(code_of(secret, 0))
    page.get_by_role("button", name="Zet de tweede stap aan").click()
    page.get_by_role("heading", name="Je reservecodes").wait_for()
    clean(page)
    spare = page.locator(".codes code").all_inner_texts()
    assert len(set(spare)) == 10
    sign_out(page, local)

    sign_in(page, local, email)
    page.get_by_role("heading", name="De tweede stap").wait_for()
    clean(page)
    page.get_by_label("Code").fill(code_of(secret, 2))
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    page.get_by_role("heading", name="Je account").wait_for()
    sign_out(page, local)

    sign_in(page, local, email)
    page.get_by_label("Code").fill(spare[0])
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    page.get_by_role("heading", name="Je account").wait_for()
    page.goto(f"{local}/account/tweede-stap/")
    page.get_by_text("Je hebt nog 9 reservecodes.").wait_for()
    clean(page)
    assert said == []


@pytest.fixture
def device(page):
    """The browser's own virtual device, which knows its owner."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = line.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return line, made["authenticatorId"]


def test_a_passkey(page, local, device):
    said, email = quiet(page), somebody()
    line, authenticator = device
    sign_in(page, local, email)
    page.goto(f"{local}/account/sleutels/nieuw/")
    confirm(page)
    page.get_by_role("heading", name="Maak een sleutel").wait_for()
    clean(page)
    page.get_by_label("Hoe je deze sleutel noemt").fill("Mijn laptop")
    page.get_by_role("button", name="Maak een sleutel").click()
    page.get_by_role("heading", name="Je reservecodes").wait_for()
    page.goto(f"{local}/account/sleutels/")
    page.get_by_role("heading", name="Mijn laptop").wait_for()
    clean(page)
    sign_out(page, local)

    page.goto(f"{local}/aanmelden/?next=/account/")
    clean(page)
    line.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    page.get_by_role("button", name="Aanmelden met een toegangssleutel").click()
    page.get_by_text("Je toestel gaf geen sleutel.").wait_for()
    clean(page)
    line.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": True})
    page.get_by_role("button", name="Aanmelden met een toegangssleutel").click()
    page.wait_for_url(lambda url: "/aanmelden/" not in url)
    page.goto(f"{local}/account/")
    page.get_by_role("heading", name="Je account").wait_for()
    sign_out(page, local)

    sign_in(page, local, email)
    page.get_by_role("heading", name="De tweede stap").wait_for()
    page.get_by_role("button", name="Gebruik een sleutel").click()
    page.get_by_role("heading", name="Je account").wait_for()
    page.goto(f"{local}/account/sleutels/")
    page.get_by_role("link", name="Haal Mijn laptop weg").click()
    page.get_by_role("heading", name="Ben jij het?").wait_for()
    page.get_by_role("link", name="Gebruik een beveiligingssleutel").click()
    clean(page)
    page.get_by_role("button", name="Gebruik een sleutel").click()
    page.get_by_role("heading", name="Deze sleutel weghalen?").wait_for()
    clean(page)
    page.get_by_role("button", name="Haal de sleutel weg").click()
    page.get_by_text("Je hebt nog geen sleutel.").wait_for()
    assert said == []


def test_an_administrator_sets_up_a_second_step_first(page, local):
    sign_in(page, local, somebody("administrator"))
    page.get_by_role("heading", name="Aanmelden in twee stappen").wait_for()
    page.get_by_text("Wie accounts beheert, meldt zich aan in twee stappen.").wait_for()
    clean(page)
    page.goto(f"{local}/voorbeeldgem/")
    page.get_by_role("heading", name="Aanmelden in twee stappen").wait_for()


def test_one_signs_out_on_another_device(page, local, browser):
    email = somebody()
    sign_in(page, local, email)
    elsewhere = browser.new_context(locale="nl")
    other = elsewhere.new_page()
    sign_in(other, local, email)
    other.get_by_role("heading", name="Je account").wait_for()
    page.goto(f"{local}/account/")
    page.get_by_text("Je bent aangemeld op 2 toestellen.").wait_for()
    page.get_by_role("link", name="Bekijk waar je aangemeld bent").click()
    clean(page)
    page.get_by_role("button", name="Meld af").click()
    page.get_by_text("Op dat toestel ben je afgemeld.").wait_for()
    other.goto(f"{local}/account/")
    other.get_by_role("heading", name="Aanmelden", exact=True).wait_for()
    elsewhere.close()


def test_the_pages_of_an_account_in_words_and_without_sideways_scrolling(page, local):
    sign_in(page, local, somebody())
    page.goto(f"{local}/account/wachtwoord/")
    clean(page)
    page.goto(f"{local}/account/adres/")
    confirm_if_asked(page)
    clean(page)
    page.get_by_label("Nieuw e-mailadres").fill("anders@voorbeeldgem.example")
    page.get_by_role("button", name="Stuur een link naar dit adres").click()
    confirm_if_asked(page)
    page.get_by_text("Pas als je die opent, verandert je adres.").wait_for()
    clean(page)
    sign_out(page, local)
    page.goto(f"{local}/wachtwoord/vergeten/")
    clean(page)
    page.get_by_label("E-mailadres").fill("niemand@voorbeeldgem.example")
    page.get_by_role("button", name="Stuur me een link").click()
    page.get_by_role("heading", name="Kijk in je mailbox").wait_for()
    clean(page)


def confirm_if_asked(page):
    page.get_by_role("heading", level=1).wait_for()
    if page.get_by_role("heading", name="Ben jij het?").is_visible():
        confirm(page)
