"""Evidence is noted, changed, taken away, and each of it taken back; what is not kept is said why."""

import io
import zipfile
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.support.actions.evidence import (
    Beside,
    Said,
    Sent,
    change_evidence,
    note_evidence,
    remove_evidence,
)
from draagvlak.capabilities.support.actions.undoing import undo_step
from draagvlak.capabilities.support.choices import MOST_BYTES
from draagvlak.capabilities.support.models import Evidence, EvidenceFile
from tests.factories import SeatFactory
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nverslag\n%%EOF\n"
NUMBER = "85.07.30-033.28"
STEP = "a-step-of-its-own"


def docx(text, *more):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "x/wordprocessingml.document.main+xml")
        archive.writestr("word/document.xml", f"<w:p><w:t>{text[:4]}</w:t><w:t>{text[4:]}</w:t></w:p>")
        for name in more:
            archive.writestr(name, "x")
    return made.getvalue()


def odt(text):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<text:p>{text}</text:p>")
    return made.getvalue()


def said(body, /, **more):
    return Said(**{"layer": "political", "kind": "budget", "on": date(2026, 6, 1), "body": body.pk} | more)


def stands():
    return list(Evidence.objects.order_by("pk").values_list("kind", "text", "version"))


def test_it_works(house):
    body = house.body()
    made = note_evidence(*house.who, said(body, text="4.000 euro", source="MJP", until=date(2026, 12, 31)), STEP)
    assert stands() == [("budget", "4.000 euro", 1)]
    change_evidence(*house.who, (made.pk, 1), said(body, kind="hours", text="een halve dag"), "second-step-of-it")
    assert stands() == [("hours", "een halve dag", 2)]
    assert undo_step(*house.who, "second-step-of-it") == 1
    assert stands() == [("budget", "4.000 euro", 3)]
    remove_evidence(*house.who, made.pk, "third-step-of-it")
    assert stands() == []
    undo_step(*house.who, "third-step-of-it")
    assert stands() == [("budget", "4.000 euro", 3)]
    assert Evidence.objects.get().pk == made.pk
    rights = set(AuditEntry.objects.values_list("what", flat=True))
    assert rights == {"support.write"}


def test_noting_it_can_be_taken_back_without_a_trace(house):
    body = house.body()
    note_evidence(*house.who, said(body, beside=Beside(Sent("verslag.pdf", PDF))), STEP)
    undo_step(*house.who, STEP)
    assert (Evidence.objects.count(), Evidence.history.count(), EvidenceFile.objects.count()) == (0, 0, 0)
    with pytest.raises(LookupError):
        undo_step(*house.who, STEP)


def test_what_somebody_changed_since_is_not_taken_back(house):
    body = house.body()
    made = note_evidence(*house.who, said(body), STEP)
    change_evidence(*house.who, (made.pk, 1), said(body, text="meer"), "second-step-of-it")
    with pytest.raises(ChangedMeanwhileError):
        undo_step(*house.who, STEP)
    assert stands() == [("budget", "meer", 2)]


def test_the_second_of_two_who_change_it_is_told(house):
    body = house.body()
    made = note_evidence(*house.who, said(body), STEP)
    change_evidence(*house.who, (made.pk, 1), said(body, text="eerste"), "second-step-of-it")
    with pytest.raises(ChangedMeanwhileError):
        change_evidence(*house.who, (made.pk, 1), said(body, text="tweede"), "third-step-of-it")


def test_sent_twice_it_is_made_once(house):
    body = house.body()
    note_evidence(*house.who, said(body), STEP)
    with pytest.raises(SentBeforeError):
        note_evidence(*house.who, said(body), STEP)
    assert len(stands()) == 1


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind != RoleKind.DIRECTOR])
def test_nobody_but_the_director_writes(house, kind):
    body = house.body()
    other = SeatFactory(network=house.network, role__kind=kind).role.user
    with pytest.raises(PermissionDenied):
        note_evidence(other, house.authority, house.network, said(body), STEP)
    with pytest.raises(PermissionDenied):
        undo_step(other, house.authority, house.network, STEP)
    assert stands() == []


@pytest.mark.parametrize(
    ("more", "part", "code"),
    [
        ({"text": f"mijn nummer {NUMBER}"}, "text", "register-number"),
        ({"source": NUMBER}, "source", "register-number"),
        ({"reference": f"https://x.example/{NUMBER}"}, "reference", "register-number"),
        ({"reference": "javascript:alert(1)"}, "reference", "address"),
        ({"reference": "https://wie:geheim@x.example/"}, "reference", "address"),
        ({"reference": "ergens in de map"}, "reference", "address"),
        ({"kind": "decision"}, "reference", "needed"),
        ({"on": date(2028, 1, 1)}, "on", "far-ahead"),
        ({"until": date(2026, 5, 31)}, "until", "before"),
        ({"body": None}, "who", "who"),
        ({"body": 0}, "who", "who"),
        ({"beside": Beside(Sent("x.pdf", b""))}, "file", "file-empty"),
        ({"beside": Beside(Sent("x.pdf", PDF + b" " * MOST_BYTES))}, "file", "file-too-large"),
        ({"beside": Beside(Sent("x.pdf", b"%PDF-1.7"))}, "file", "file-damaged"),
        ({"beside": Beside(Sent("x.pdf", PDF.replace(b"verslag", b"/Encrypt")))}, "file", "file-password"),
        ({"beside": Beside(Sent("x.pdf", b"<html>"))}, "file", "file-kind"),
        ({"beside": Beside(Sent("x.docx", b"PK\x03\x04"))}, "file", "file-damaged"),
        ({"beside": Beside(Sent("x.docx", docx("dag", "word/vbaProject.bin")))}, "file", "file-macros"),
        ({"beside": Beside(Sent("x.docx", docx(NUMBER)))}, "file", "register-number"),
        ({"beside": Beside(Sent("x.odt", odt(NUMBER)))}, "file", "register-number"),
        ({"beside": Beside(Sent(f"{NUMBER}.pdf", PDF))}, "file", "register-number"),
    ],
)
def test_what_is_not_kept_is_said_why(house, more, part, code):
    body = house.body()
    with pytest.raises(RefusedError) as refused:
        note_evidence(*house.who, said(body, **more), STEP)
    assert (refused.value.part, refused.value.code) == (part, code)
    assert stands() == []


def test_by_name_only_of_who_holds_office(house):
    poor = add_someone(house.network, "Jo Arm", ("people_in_poverty",))
    leader = add_someone(house.network, "An Hoofd", ("team_leader",))
    for person, layer, code in (
        (poor, "political", "no-office"),
        (poor, "people_in_poverty", "who"),
        (leader, "political", "no-office"),
    ):
        with pytest.raises(RefusedError) as refused:
            house.note(person, layer=layer)
        assert refused.value.code == code
    assert house.note(leader, layer="team_leader").names_someone


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Het college gaf 4.000 euro", False),
        ("An Peeters was er", True),
        ("peeters, an zei ja", True),
        ("Schepen Peeters zei ja", True),
        ("Jo Arm vertelde haar verhaal", True),
        ("Jo vertelde haar verhaal", False),
        ("een peeters zonder hoofdletter", False),
    ],
)
def test_words_that_name_somebody_of_the_network_are_marked(house, text, names):
    add_someone(house.network, "An Peeters", ("political",))
    add_someone(house.network, "Jo Arm", ("people_in_poverty",))
    assert house.note(house.body(), text=text).names_someone is names


@pytest.mark.parametrize(
    ("content", "kind", "name"),
    [
        (PDF, "pdf", "Verslag 3 maart.pdf"),
        (b"\x89PNG\r\n\x1a\n...", "png", "Verslag 3 maart.png"),
        (b"\xff\xd8\xff...", "jpeg", "Verslag 3 maart.jpg"),
        (docx("verslag"), "docx", "Verslag 3 maart.docx"),
        (odt("verslag"), "odt", "Verslag 3 maart.odt"),
    ],
)
def test_a_file_is_what_its_content_says(house, content, kind, name):
    house.note(house.body(), beside=Beside(Sent("../../map/Verslag 3 maart.exe", content)))
    file = EvidenceFile.objects.get()
    assert (file.kind, file.name, bytes(file.content), file.size) == (kind, name, content, len(content))


def test_a_file_comes_back_when_the_step_that_took_it_is_undone(house):
    body = house.body()
    made = note_evidence(*house.who, said(body, beside=Beside(Sent("een.pdf", PDF))), STEP)
    change_evidence(*house.who, (made.pk, 1), said(body, beside=Beside(Sent("twee.pdf", PDF))), "second-step-of-it")
    assert [file.name for file in EvidenceFile.objects.exclude(evidence=None)] == ["twee.pdf"]
    undo_step(*house.who, "second-step-of-it")
    assert list(EvidenceFile.objects.values_list("name", "evidence")) == [("een.pdf", made.pk)]
    remove_evidence(*house.who, made.pk, "third-step-of-it")
    assert list(EvidenceFile.objects.values_list("name", "evidence")) == [("een.pdf", None)]
    undo_step(*house.who, "third-step-of-it")
    assert list(EvidenceFile.objects.values_list("name", "evidence")) == [("een.pdf", made.pk)]
