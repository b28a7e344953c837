"""What a successor may see, and no more: also where there is something that could leak."""

from datetime import date, datetime
from io import BytesIO

import pytest
from django.utils.timezone import make_aware
from django.utils.translation import override
from pypdf import PdfReader

from draagvlak.capabilities.succession.actions.leaving import Goes, begin_plan
from draagvlak.capabilities.succession.actions.takeovers import Handed, add_takeover, plan_takeover
from draagvlak.capabilities.succession.queries.booklet import booklet_of, takers_of
from draagvlak.capabilities.succession.queries.plans import takeovers_of
from draagvlak.capabilities.succession.writers.booklet_pdf import as_pdf
from draagvlak.capabilities.support.models import Body, Evidence
from tests.capabilities.succession.conftest import DAY
from tests.factories import SeatFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.people import add_contact

pytestmark = pytest.mark.django_db
SECRETS = ("GEHEIME NOTITIE", "jo@arm.example", "BEWIJS OP NAAM", "EIGEN WOORDEN")


@pytest.fixture
def leaving(home):
    contact = add_contact(home.network, home.lies, home.poor, subject="GEHEIME NOTITIE")
    contact.note = "GEHEIME NOTITIE"
    contact.save()
    here = {"authority": home.authority, "network": home.network, "layer": "political"}
    body = Body.objects.create(kind="college", **here)
    said = {"kind": "budget", "on": DAY, **here}
    Evidence.objects.create(body=body, text="BEWIJS OP NAAM", names_someone=True, **said)
    Evidence.objects.create(body=body, **{**said, "kind": "presence"})
    later = make_aware(datetime(2026, 12, 2, 14))
    MeetingFactory(network=home.network, title="Stuurgroep", starts_at=later, ends_at=later, place="Zaal 1")
    made = begin_plan(*home.who, Goes(home.lies.pk, date(2027, 3, 1), home.bo.pk, "EIGEN WOORDEN"), home.step())
    add_takeover(*home.who, made.pk, Handed(role="Trekker sport", successor=home.bo.pk), home.step())
    home.report()
    return made


def told(home, leaving):
    booklet = booklet_of(home.authority, home.network, leaving, leaving.successor)
    return {part.key: part.items for part in booklet.parts}, booklet


def with_role(home, kind):
    user = SeatFactory(network=home.network, role__kind=kind).role.user
    home.bo.account = user
    home.bo.save()


def fresh(leaving):
    return type(leaving).objects.select_related("person", "successor__account").get(pk=leaving.pk)


def test_without_an_account_only_whom_they_meet(home, leaving):
    parts, booklet = told(home, fresh(leaving))
    assert parts == {"roles": ["Trekker sport"]}
    assert booklet.left_out[:2] == [
        "De namen van 2 mensen: die mag de opvolger nog niet zien. Plan eerst de kennismaking.",
        "Bo Collega heeft nog geen toegang tot Draagvlak. Daarom staat hier alleen wat hen zelf aangaat.",
    ]
    row = takeovers_of(leaving)[1]
    plan_takeover(*home.who, (row.pk, row.version), (date(2026, 12, 1), None), home.step())
    parts, booklet = told(home, fresh(leaving))
    assert parts["people"] == ["Ria Club, Club. De kennismaking is gepland op 1 december 2026."]


def test_a_colleague_reads_what_colleagues_may(home, leaving):
    with_role(home, "colleague")
    parts, booklet = told(home, fresh(leaving))
    assert parts == {
        "people": [
            "Jo Arm. Lies Regisseur brengt jullie samen.",
            "Ria Club, Club, ria@club.example. Lies Regisseur brengt jullie samen.",
        ],
        "roles": ["Trekker sport"],
        "meetings": ["2 december 2026, 14:00: Stuurgroep, Zaal 1"],
        "standing": [
            "Het netwerk hangt aan de regisseur: "
            "zonder is er geen weg van mensen in armoede naar de collega’s en het bestuur.",
            "Zo stond het op 24 november 2026.",
        ],
        "support": parts["support"],
        "organisations": ["Club"],
    }
    assert parts["support"][-1] == "Het bestuur: staat er zichtbaar achter."
    assert len(booklet.left_out) == 6


@pytest.mark.parametrize("kind", [None, "colleague", "partner", "director"])
def test_what_is_never_in_it(home, leaving, kind):
    if kind:
        with_role(home, kind)
    _parts, booklet = told(home, fresh(leaving))
    for secret in SECRETS:
        assert secret not in str(booklet)
    if kind not in ("colleague", "director"):
        assert "Jo Arm" not in str(booklet)


def test_what_goes_to_another_is_not_in_it(home, leaving):
    add_takeover(*home.who, leaving.pk, Handed(role="Voor Cas", successor=home.cas.pk), home.step())
    assert takers_of(fresh(leaving)) == [home.bo, home.cas]
    assert "Voor Cas" not in str(told(home, fresh(leaving))[1])
    assert "Voor Cas" in str(booklet_of(home.authority, home.network, leaving, home.cas))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_on_paper(home, leaving, language):
    with_role(home, "colleague")
    with override(language):
        made = as_pdf(told(home, fresh(leaving))[1], language)
    paper = PdfReader(BytesIO(made))
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert "Ria Club" in text
    assert paper.trailer["/Root"]["/Lang"].startswith(language)
    assert "/StructTreeRoot" in paper.trailer["/Root"]
    for secret in SECRETS:
        assert secret not in text
