"""Somebody's archive: all that is held, readable and by its schema, and nobody else's name."""

import io
import json
import re
import zipfile

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from jsonschema import Draft202012Validator, FormatChecker

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import AuditEntry, Role
from draagvlak.capabilities.network.models import Contact, Meeting, Person
from draagvlak.capabilities.privacy.actions.handing import Decided, hand_archive
from draagvlak.capabilities.privacy.models import Handing
from draagvlak.capabilities.privacy.queries.own import seen_by_oneself
from draagvlak.capabilities.privacy.queries.texts_about import scope_of, texts_about
from draagvlak.capabilities.privacy.wording.told import pairs, sections
from draagvlak.capabilities.privacy.writers.archive import FILES, write_archive
from tests.capabilities.privacy.planted import NAME, Planted
from tests.factories import AuthorityFactory, DirectorFactory, NetworkFactory, SeatFactory

pytestmark = pytest.mark.django_db
VALID = Draft202012Validator(
    json.loads((FILES / "person.schema.json").read_text(encoding="utf-8")), format_checker=FormatChecker()
)
NOTHING = Decided({}, frozenset())


@pytest.fixture
def house(settings, tmp_path):
    settings.STATE = tmp_path
    authority = AuthorityFactory()
    with inside(authority):
        seat = SeatFactory(network__authority=authority, role__authority=authority)
        yield Planted(seat.role, seat.network)


def handed(house, decided=NOTHING, user=None):
    return hand_archive(user or house.role.user, house.authority, house.person.pk, decided)[1]


def opened(held):
    made = io.BytesIO()
    write_archive(held, made)
    with zipfile.ZipFile(made) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_it_is_what_its_schema_says(house):
    Contact.objects.filter(pk=house.about.pk).update(note="herzien")
    handed(house)
    held = handed(house)
    VALID.validate(held)
    empty = [part for part, value in held.items() if value in ([], None)]
    assert empty == ["with_other_directors"]
    assert not VALID.is_valid(held | {"more": 1})
    assert not VALID.is_valid(held | {"person": held["person"] | {"birthday": "1980-01-02"}})


def test_four_files_a_page_without_script(house):
    files = opened(handed(house))
    assert list(files) == ["lees-mij.html", "stijl.css", "gegevens.json", "gegevens.schema.json"]
    page = files["lees-mij.html"]
    assert "<script" not in page
    assert "style=" not in page
    assert not re.search(r"(src|href)=\"(?!stijl\.css\")", page)
    assert json.loads(files["gegevens.json"])["person"]["name"] == NAME
    assert page.count("<h2") == 28
    assert "2 maart 2026" in page
    assert page.startswith("\n<!DOCTYPE html>") or page.startswith("<!DOCTYPE html>")


def test_its_page_is_dutch_whoever_makes_it(house):
    with override("en"):
        assert "Contacten waar je bij was" in opened(handed(house))["lees-mij.html"]


def test_what_is_in_a_page_cannot_do_anything(house):
    Person.objects.filter(pk=house.person.pk).update(function="<script>alert(1)</script>")
    page = opened(handed(house))["lees-mij.html"]
    assert "&lt;script&gt;" in page
    assert "<script" not in page


def test_names_of_others_are_replaced(house):
    Person.objects.create(authority=house.authority, name="Karel Elders", email="karel@elders.example")
    Contact.objects.filter(pk=house.shared.pk).update(
        subject="Karel Elders belde, Bo en Zyxwanda ook", note="bel 0471 22 33 44 of karel@elders.example na 3/4/2026"
    )
    Contact.history.filter(id=house.shared.pk).update(note="Lies Regisseur vond dat Bo ander")
    held = handed(house)
    (text,) = [one["text"] for one in held["contacts"] if "Zyxwanda ook" in (one["text"] or "")]
    assert text == (
        "[iemand anders] belde, [iemand anders] en Zyxwanda ook\nbel [iemand anders] of [iemand anders] na 3/4/2026"
    )
    everything = "".join(opened(held).values())
    assert not [name for name in ("Karel", "Elders", "Bo Ander", "Lies", "Regisseur", "0471") if name in everything]
    assert NAME in everything


def test_own_address_and_number_stay(house):
    texts = {text.key: text for text in texts_about(house.person, scope_of(house.role.user, house.authority))}
    about = texts[f"c{house.about.pk}"]
    assert (about.proposed.split("\n")[0], about.is_changed) == (
        f"Gesproken met {NAME} (zyxwanda.qqvortel@planted.example, 0499 77 66 55)",
        False,
    )


def test_what_was_taken_out_is_not_in_it_and_is_recorded(house):
    keys = [text.key for text in texts_about(house.person, scope_of(house.role.user, house.authority))]
    out, changed = f"c{house.shared.pk}", f"c{house.about.pk}"
    held = handed(house, Decided({changed: "Herschreven", "c999999": "van een ander"}, frozenset({out, "c888888"})))
    said = {one["text"] for one in held["contacts"]}
    assert "Herschreven" in said
    assert "van een ander" not in json.dumps(held)
    assert "bracht" not in json.dumps([held["contacts"]])
    made = Handing.objects.get()
    assert (made.texts, made.left_out, made.rewritten) == (len(keys), 1, 1)
    assert made.parts == {"left_out": [out], "rewritten": [changed]}
    assert "Herschreven" not in json.dumps(made.parts)
    rows = AuditEntry.objects.filter(what="privacy.hand_archive").order_by("pk").values_list("row", flat=True)
    assert list(rows) == [f"network.person {house.person.pk}", f"privacy.handing {made.pk}"]


def test_the_same_text_with_line_ends_of_a_browser_is_not_rewritten(house):
    text = texts_about(house.person, scope_of(house.role.user, house.authority))[0]
    handed(house, Decided({text.key: text.proposed.replace("\n", "\r\n") + "\r\n"}, frozenset()))
    assert Handing.objects.get().rewritten == 0


def test_an_administrator_gives_no_notes(house):
    user = DirectorFactory(authority=house.authority, kind="administrator").user
    held = handed(house, user=user)
    VALID.validate(held)
    assert held["contacts"] == []
    assert held["meetings"] != []
    assert held["with_other_directors"] == [f"Netwerk rond {NAME}"]


def test_a_director_gives_notes_of_their_own_networks_only(house):
    other = NetworkFactory(authority=house.authority)
    house.person.membership_set.create(network=other, authority=house.authority)
    made = house.contact(house.person, house.other)
    Contact.objects.filter(pk=made.pk).update(network=other, subject="van de buren")
    held = handed(house)
    assert "van de buren" not in json.dumps(held)
    assert (len(held["contacts"]), held["with_other_directors"]) == (3, [other.name])


def test_not_for_whom_one_does_not_look_after(house):
    stranger = SeatFactory(network__authority=house.authority, role__authority=house.authority).role.user
    with pytest.raises(LookupError):
        handed(house, user=stranger)
    with pytest.raises(PermissionDenied):
        handed(house, user=house.account)


def test_of_oneself_one_sees_what_is_live(house):
    held = seen_by_oneself(house.account, house.authority, with_notes=True, with_contact_data=True)
    assert {part for part, value in held.items() if value == []} >= {"history", "measured", "audit", "on_map", "merged"}
    assert (len(held["contacts"]), held["person"]["phone"]) == (3, "0499 77 66 55")
    assert "Bo" not in json.dumps(held["contacts"])
    less = seen_by_oneself(house.account, house.authority, with_notes=False, with_contact_data=False)
    assert (less["contacts"], less["person"]["phone"], less["person"]["email"]) == ([], None, None)
    assert len(less["meetings"]) == 2
    assert seen_by_oneself(Role.objects.exclude(user=house.account).get().user, house.authority, True, True) is not None


def test_every_part_has_words(house):
    for section in sections(handed(house)):
        for row in section.rows:
            assert all(word[0].isupper() for word, _value in row), section.key
    assert pairs({"on": "2026-03-02", "at": "2026-03-02T10:00:00+01:00", "network": "", "own": True}) == [
        ("Dag", "2 maart 2026"),
        ("Wanneer", "2 maart 2026 10:00"),
        ("Door jezelf", "ja"),
    ]


def test_the_number_of_questions_stays_the_same(house):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            handed(house)
        return len(seen)

    asked()
    before = asked()
    for _ in range(3):
        house.contact(house.person, house.other)
        house.meeting(house.person, house.other)
    assert asked() == before
    assert Meeting.objects.count() == 5
