"""What holds for the answer to every address, for whoever asks: headers, and no script or style within the page."""

from html.parser import HTMLParser

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.exchange.queries import uploads
from draagvlak.capabilities.network.models import Network
from tests.factories import DirectorFactory
from tools.deploy_check import main as check_deployment

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src 'self'",
    "img-src 'self' data:",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}
FRAMED = "frame-ancestors www.voorbeeldgem.example"
CLOSED = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
EXACT = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": CLOSED,
}
# Organisations only, and what works without a connection, which holds nobody: in the browser's own cache, asked after
# each time.
# Who has a link only tells no other page where they come from.
TELLS_NOBODY = {"survey:answer", "survey:thanks"}
SAME_FOR_ALL = {"contacts:worker", "contacts:shell"}
# The same for everybody, and kept by whoever likes for a minute.
PUBLIC = {f"public:{page}" for page in ("page", "picture", "embed", "rss", "atom", "calendar", "sitemap")}
MAY_WAIT = {"map:data"} | SAME_FOR_ALL


DATA = {"application/json", "application/ld+json"}  # no policy holds for a script that is none


class Inline(HTMLParser):
    """Finds what a browser under our policy would refuse to run or to show."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        runs = tag == "script" and "src" not in given and given.get("type") not in DATA
        if runs or tag == "style":
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        self.found += [
            f"{tag} {name}" for name, value in attrs if (value or "").strip().lower().startswith("javascript:")
        ]
        self.found += [
            f"{tag} {given[name]}"
            for name in ("src", "data")
            if given.get(name) and not given[name].startswith(("/", "data:image/"))
        ]


def addresses(values, resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(values, pattern, f"{pattern.namespace}:" if pattern.namespace else "")
        elif isinstance(pattern, URLPattern):
            kwargs = {name: _fitting(name, kind, values) for name, kind in pattern.pattern.converters.items()}
            yield f"{prefix}{pattern.name}", reverse(f"{prefix}{pattern.name}", kwargs=kwargs)


def _fitting(name, kind, values):
    """What an address has at this place: of an unknown name something that fits, which nobody has."""
    if isinstance(kind, IntConverter):
        return 1
    return values["token"] if isinstance(kind, UUIDConverter) else values.get(name, "x-1")


@pytest.fixture(scope="module")
def looked_around(example_once):
    """The answers to every address by GET: of nobody, a director, and an administrator with a second step; and how
    many accounts elsewhere and second steps there were after that. Asked once for all tests: it takes seconds.
    """
    with override_settings(DEMO=False, SECURITY_CONTACT="mailto:veilig@gemeente.example"):
        found = _asked_everywhere(Client(), Network._base_manager.get(pk=example_once))
        return found, (SocialAccount.objects.count(), Authenticator.objects.count())


@pytest.fixture
def everything(looked_around):
    return looked_around[0]


def _asked_everywhere(client, network):
    director = User.objects.get(email="lies@voorbeeldgem.example")
    with inside(network.authority):
        token = uploads(director, network.authority)[0].token
    values = {"authority": network.authority.slug, "network": network.slug, "token": token, "format": "json"}
    values |= {"provider_id": "dienst", "uidb36": "1"}
    keeper = DirectorFactory(authority=network.authority, kind=RoleKind.ADMINISTRATOR).user
    TOTP.activate(keeper, generate_totp_secret())
    found = []
    for user in (None, director, keeper):
        client.logout()
        if user:
            client.force_login(user)
            _just_confirmed(client, user)
        for name, address in addresses(values):
            if name != "account_logout":
                cache.clear()
                answer = client.get(address)
                if answer.streaming:  # a file is read to its end: only then it is closed
                    b"".join(answer.streaming_content)
                found.append((name, answer))
    return found


def _just_confirmed(client, user):
    """As after typing one's password once more."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 9e12, "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def test_every_answer_carries_them(everything):
    assert len(everything) > 100
    for name, answer in everything:
        carried = {header: answer.headers.get(header) for header in EXACT}
        said = {"Referrer-Policy": "no-referrer"} if name in TELLS_NOBODY else {}
        policy = POLICY
        if name == "public:embed" and answer.status_code == 200:  # made to stand within the site that the page names
            said, policy = {"X-Frame-Options": None}, POLICY - {"frame-ancestors 'none'"} | {FRAMED}
        assert carried == EXACT | said, name
        assert set(answer.headers["Content-Security-Policy"].split("; ")) == policy, name
        assert len(answer.headers["X-Request-Id"]) == 8, name


def test_no_answer_stays_in_a_cache(everything):
    for name, answer in everything:
        said = answer.headers["Cache-Control"]
        if name in PUBLIC and answer.status_code == 200:
            assert said == "public, max-age=60, must-revalidate", name
            continue
        assert "no-store" in said or name in MAY_WAIT, f"{name}: {said}"
        assert "private" in said or name in SAME_FOR_ALL, f"{name}: {said}"
        assert "public" not in said, f"{name}: {said}"


def test_no_page_holds_a_script_or_style(everything):
    looked_at = set()
    for name, answer in everything:
        if answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming:
            page = Inline()
            page.feed(answer.content.decode())
            assert page.found == [], name
            looked_at |= {name} if answer.status_code == 200 else set()
    assert {"account_login", "mfa_add_webauthn", "mfa_activate_totp", "report:letter", "map:map"} <= looked_at


@pytest.mark.parametrize(
    "inline",
    [
        "<script>1</script>",
        "<style>a{}</style>",
        '<p style="color:red">',
        '<a onclick="x()">',
        '<a href="javascript:x()">',
        '<script src="https://elders.example/x.js"></script>',
    ],
)
def test_the_search_for_it_can_find(inline):
    page = Inline()
    page.feed(inline)
    assert len(page.found) == 1


def test_what_is_downloaded_is_an_attachment_and_nothing_else_is_served(everything):
    files = {name: answer for name, answer in everything if answer.headers.get("Content-Disposition")}
    assert {"export:file", "report:pdf"} <= set(files)
    for name, answer in files.items():
        assert answer.headers["Content-Disposition"].startswith("attachment") or name in PUBLIC, name
    assert settings.MEDIA_URL == "/"
    assert settings.MEDIA_ROOT == ""


def test_under_https_browsers_are_told_to_stay_there(client, settings):
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    said = client.get("/", secure=True).headers["Strict-Transport-Security"]
    assert said == "max-age=31536000; includeSubDomains; preload"


def test_a_host_that_is_not_ours_is_refused(client):
    assert client.get("/", headers={"host": "elders.example"}).status_code == 400


def test_a_form_from_elsewhere_is_refused():
    from django.test import Client  # noqa: PLC0415 one that checks

    strict = Client(enforce_csrf_checks=True)
    for name in ("account_login", "account_reset_password", "mfa_login_webauthn", "start:demo"):
        answer = strict.post(reverse(name), {"login": "a@b.example", "password": "x"})
        assert answer.status_code == 403, name


def test_search_engines_are_asked_to_stay_away(client):
    answer = client.get("/robots.txt")
    said = b"User-agent: *\nAllow: /openbaar/\nAllow: /static/\nDisallow: /\nSitemap: http://testserver/sitemap.xml\n"
    assert (answer.content, answer.headers["Content-Type"]) == (said, "text/plain")


def test_who_finds_a_leak_knows_whom_to_tell(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:veilig@gemeente.example"
    contact, expires, languages = client.get("/.well-known/security.txt").content.decode().splitlines()
    assert (contact, languages) == ("Contact: mailto:veilig@gemeente.example", "Preferred-Languages: nl, en")
    assert expires.startswith("Expires: 20")


def test_a_host_is_told_nothing_by_the_deployment_check():
    assert check_deployment() == 0


def test_no_account_is_bound_by_looking_around(looked_around):
    assert looked_around[1] == (0, 1)
