"""A note from its beginning to its filing, its editions, and what is known of its rules."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.core.exceptions import PermissionDenied
from pypdf import PdfReader

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.network.actions.whole_days import plan_whole_day
from draagvlak.capabilities.network.models import Meeting
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.publications.actions import editions, known, notes, writing
from draagvlak.capabilities.publications.actions.undoing import undo_step
from draagvlak.capabilities.publications.models import AgreementNote, Edition, Known, NotePart
from draagvlak.capabilities.publications.queries.blocks import block_of
from draagvlak.capabilities.publications.queries.editions import compared
from draagvlak.capabilities.publications.queries.known import deadlines_of, known_of, limit_of
from draagvlak.capabilities.publications.queries.paper import paper_of, without_names
from draagvlak.capabilities.publications.readers.schemes import scheme_of
from draagvlak.capabilities.publications.writers.note_docx import as_docx
from draagvlak.capabilities.publications.writers.note_pdf import as_pdf
from tests.capabilities.publications.conftest import DAY
from tests.factories import NetworkFactory, SeatFactory
from tests.factories.papers import FigureFactory, SignatureFactory, plan_with

pytestmark = pytest.mark.django_db
SCHEME = scheme_of("local-2027-2032")


def begun(desk, form, authority=None, plan=None):
    told = {"form": form, "title": " Onze   nota ", "plan": plan}
    return notes.make_note(desk.user, authority or desk.authority, desk.network, told, desk.step())


def test_only_a_partnership_begins_a_supra_local_note(desk):
    with pytest.raises(RefusedError):
        begun(desk, "supra_local")
    desk.authority.kind = "partnership"
    desk.authority.save()
    made = begun(desk, "supra_local")
    assert (made.title, made.scheme) == ("Onze nota", "supra-local-2027-2032")


def test_a_plan_of_another_network_is_no_plan_here(desk):
    other = plan_with(NetworkFactory(authority=desk.authority))
    with pytest.raises(RefusedError):
        begun(desk, "local", plan=other.pk)


def test_a_note_goes_only_as_long_as_nothing_was_done(desk):
    bare = begun(desk, "local")
    notes.remove_note(*desk.who, bare.pk)
    desk.write("Tekst")
    with pytest.raises(RefusedError):
        notes.remove_note(*desk.who, desk.note.pk)
    assert list(AgreementNote.objects.all()) == [desk.note]


def test_two_who_write_the_first_text_of_a_chapter(desk):
    desk.write("Van mij\r\n")
    with pytest.raises(ChangedMeanwhileError) as first:
        desk.write("Van jou")
    assert first.value.now.text == "Van mij"
    desk.write("Van ons", version=1)
    with pytest.raises(ChangedMeanwhileError):
        desk.write("Weer van mij", version=1)
    assert NotePart.objects.get().text == "Van ons"


def test_a_text_goes_back_to_what_it_was(desk):
    desk.write("Eerst")
    step = desk.step()
    writing.write_part(*desk.who, ((desk.note.pk, "vision"), 1), "Dan", step)
    undo_step(*desk.who, step)
    assert NotePart.objects.get().text == "Eerst"
    step = desk.step()
    writing.write_part(*desk.who, ((desk.note.pk, "vision"), 3), "Later", step)
    desk.write("Nog later", version=4)
    with pytest.raises(ChangedMeanwhileError):
        undo_step(*desk.who, step)
    with pytest.raises(LookupError):
        undo_step(*desk.who, "bestaat-niet")


def test_what_was_filed_is_only_read_until_it_is_opened(desk):
    part = desk.write("Zo diende ik ze in")
    with pytest.raises(RefusedError):
        notes.file_note(*desk.who, (desk.note.pk, 1), date(2026, 11, 25))
    notes.file_note(*desk.who, (desk.note.pk, 1), DAY)
    with pytest.raises(RefusedError):
        desk.write("Toch nog iets", version=part.version)
    writing.comment(*desk.who, (desk.note.pk, "vision"), "Mooi", desk.step())  # may still be said
    kept = Edition.objects.get()
    assert (kept.number, kept.content["filed"]) == (1, "24 november 2026")
    with pytest.raises(RefusedError):
        editions.remove_edition(*desk.who, desk.note.pk, 1)
    notes.reopen_note(*desk.who, (desk.note.pk, 2))
    desk.write("Toch nog iets", version=part.version)
    assert [one["paragraphs"] for one in Edition.objects.get().content["chapters"]][1] == ["Zo diende ik ze in"]


def test_only_who_may_comments_and_writes(desk):
    partner = SeatFactory(network=desk.network, role__kind=RoleKind.PARTNER).role.user
    where = (desk.authority, desk.network)
    made = writing.comment(partner, *where, (desk.note.pk, "vision"), "Ik mis iets", desk.step())
    with pytest.raises(PermissionDenied):
        writing.settle(partner, *where, made.pk, True)
    with pytest.raises(PermissionDenied):
        writing.write_part(partner, *where, ((desk.note.pk, "vision"), 0), "x", desk.step())
    assert writing.settle(*desk.who, made.pk, True).settled_on is not None


def test_two_editions_differ_where_they_differ(desk):
    desk.note.plan = plan_with(desk.network)
    desk.note.save()
    desk.write("Eerste zin.\nTweede zin.")
    editions.keep_edition(*desk.who, desk.note.pk, desk.step())
    desk.write("Eerste zin.\nAndere zin.", version=1)
    FigureFactory(note=desk.note, name="Leefloners", unit="mensen")
    editions.keep_edition(*desk.who, desk.note.pk, desk.step())
    first, second = Edition.objects.order_by("number").values_list("content", flat=True)
    differing = [one for one in compared(first, second) if one.differs]
    found = {one.title: [(line.kind, line.text) for line in one.lines] for one in differing}
    assert found == {
        "Visie op drempels": [("same", "Eerste zin."), ("gone", "Tweede zin."), ("new", "Andere zin.")],
        "Omgevingsanalyse": [("new", "Leefloners · 12 mensen · POD MI")],
    }
    assert not any(one.differs for one in compared(second, second))


def test_the_papers_say_all_that_the_note_says(desk):
    desk.note.plan = plan_with(desk.network, actions=2)
    desk.note.save()
    desk.write("Iedereen <mag> #meedoen.\n- ook *jij*\n- en ik")
    FigureFactory(note=desk.note, name="Leefloners", value=1312, unit="mensen")
    SignatureFactory(note=desk.note, partner="Bib", fulfils=["culture"], name="An Tekenaar", signed_on=DAY)
    content = paper_of(desk.network, AgreementNote.objects.select_related("plan").get())
    word = docx.Document(BytesIO(as_docx(content, "Ontwerp", None)))
    texts = [one.text for one in word.paragraphs]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    pages = " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(as_pdf(content, "Ontwerp", None))).pages).split()
    )
    for said in ("Iedereen <mag> #meedoen.", "SD1 Drempels weg", "OD1 Vervoer"):
        assert said in texts
        assert said in pages
    for said in ("Leefloners", "1.312 mensen", "2.000,00", "500,00", "Bib", "An Tekenaar", "24 november 2026"):
        assert said in cells
        assert said in pages
    assert "ook *jij*" in texts
    nameless = without_names(content)
    assert "An Tekenaar" not in str(nameless)
    assert "An Tekenaar" in str(content)


def test_blocks_are_ready_to_be_pasted(desk):
    desk.note.plan = plan_with(desk.network, actions=2)
    FigureFactory(note=desk.note, name="Leefloners", value=1312, municipality="Duffel", year=2025)
    SignatureFactory(note=desk.note, partner="Bib", fulfils=["culture", "youth"])
    ready = {
        "partners": "- Bib: de gemeentelijke dienst voor cultuur en de gemeentelijke dienst voor jeugd",
        "vision": "",
        "environment": "- Leefloners (Duffel, 2025): 1.312. Bron: POD MI.",
        "objectives": "Strategische doelstelling SD1 Drempels weg\nOperationele doelstelling OD1 Vervoer\n"
        "- Actie 0 (Bib)\n- Actie 1 (Bib)",
        "roles": "- Bib: Actie 0 en Actie 1",
        "business": "- 2027: uitgaven € 2.000,00, ontvangsten € 500,00",
    }
    found = {chapter: block_of(desk.network, SCHEME, desk.note, chapter, True) for chapter in ready}
    assert found == ready


def test_what_is_filled_in_counts(desk):
    fact = SCHEME.limit_fact("vision")
    assert limit_of(SCHEME, known_of(desk.network, SCHEME), "vision") is None
    known.say_known(*desk.who, (SCHEME.key, fact, 0), ("2500", "KIOSK"), desk.step())
    known.say_known(*desk.who, (SCHEME.key, "decided-on", 0), ("2026-12-15", "mail"), desk.step())
    found = known_of(desk.network, SCHEME)
    assert limit_of(SCHEME, found, "vision") == 2500
    known.add_deadline(*desk.who, desk.note.pk, {"name": "College", "on": date(2026, 12, 1), "source": ""}, desk.step())
    days = deadlines_of(desk.network, desk.note, SCHEME, found)
    assert [(one.on.isoformat(), one.is_past, one.name[:4]) for one in days] == [
        ("2026-03-31", True, "file"),
        ("2026-12-01", False, "own-"),
        ("2026-12-15", False, "deci"),
    ]
    with pytest.raises(ChangedMeanwhileError):
        known.say_known(*desk.who, (SCHEME.key, fact, 0), ("3000", "gok"), desk.step())
    with pytest.raises(KeyError):
        known.say_known(*desk.who, (SCHEME.key, "verzonnen", 0), ("1", "x"), desk.step())


def test_what_was_filled_in_twice_is_not_brought_back(desk):
    at = (SCHEME.key, "amount-a-year")
    known.say_known(*desk.who, (*at, 0), ("100.00", "mail"), desk.step())
    step = desk.step()
    known.forget_known(*desk.who, at, step)
    known.say_known(*desk.who, (*at, 0), ("200.00", "brief"), desk.step())
    with pytest.raises(ChangedMeanwhileError):
        undo_step(*desk.who, step)
    assert Known.objects.get().value == "200.00"


def test_a_day_stands_in_the_calendar_once(desk):
    told = ("Indienen", "dēmos", "nota-1.x@draagvlak")
    first = plan_whole_day(*desk.who, DAY, told, desk.step())
    second = plan_whole_day(*desk.who, DAY, told, desk.step())
    assert (first[0], first[1], second[1]) == (second[0], True, False)
    row = Meeting.objects.get()
    assert (row.ends_at - row.starts_at).total_seconds() == 24 * 3600
