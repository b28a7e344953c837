"""What is brought: texts of every kind that we read, sound in pieces; what is refused leaves no trace."""

import io
import zipfile
from contextlib import suppress

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Document as OdfDocument
from odfdo import Element, Header, Paragraph

from draagvlak.capabilities.conversations.actions.sounds import Recorded, attach_sound, remove_sound
from draagvlak.capabilities.conversations.actions.undoing import undo_step
from draagvlak.capabilities.conversations.choices import PIECE
from draagvlak.capabilities.conversations.models import Sound, SoundPiece, Source
from draagvlak.capabilities.conversations.queries.sources import sound_bytes
from draagvlak.capabilities.conversations.readers.refused import FileRefusedError
from draagvlak.capabilities.conversations.readers.sounds import sound_kind
from draagvlak.capabilities.conversations.readers.speaking import said_from, speaker_of, speakers_in
from draagvlak.capabilities.conversations.readers.texts import paragraphs_of, read_file
from draagvlak.capabilities.network.readers.details import RefusedError

VTT = """WEBVTT

NOTE gemaakt door een machine

1
00:00:01.000 --> 00:00:02.000
<v An Peeters>Zonder vervoer &amp; <b>geen</b> feest.</v>

00:02.000 --> 00:03.000 align:start
<v.loud Bo>Ja</v>
<v Cé>nee

NOTE iets tussendoor

00:04.000 --> 00:05.000
<v Cé>nooit
"""
SRT = """1
00:00:01,000 --> 00:00:02,000
Dag
allemaal

2
00:00:03,000 --> 00:00:04,000
en welkom.

3
00:00:05,000 --> 00:00:06,000
An: ja
"""
SPOKEN = """1
00:00:01,000 --> 00:00:02,000
<font color="red">Geen</font> bus

2
00:00:03,000 --> 00:00:04,000
An: ja {\\an8}zo
- Waarom?
- Om 5 < 6
"""
ODD = (
    '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>'
    "<w:r><w:t>An: ik </w:t></w:r><w:del><w:r><w:delText>haat</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>hou</w:t><w:softHyphen/><w:t>d</w:t></w:r></w:ins>"
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>weg</w:t></w:r>"
    '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:footnoteReference/><w:t> van e</w:t><w:noBreakHyphen/></w:r>'
    "<w:r><w:t>fietsen</w:t><w:tab/><w:t>שלום</w:t></w:r>"
)
OF_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def saved(document):
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def zipped(**parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr({"types": "[Content_Types].xml", "word": "word/document.xml"}[name], text)
    return held.getvalue()


def word_file():
    document = Document()
    document.add_heading("Avond over vervoer")
    document.add_paragraph("An: zonder vervoer\tgeen feest 😀")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "links", "rechts"
    return saved(document)


def odt_file():
    document = OdfDocument("text")
    document.body.clear()
    for part in (Header(1, "Avond over vervoer"), Paragraph("An: zonder   vervoer")):
        document.body.append(part)
    return saved(document)


def test_each_kind_becomes_plain_lines():
    read = read_file("C:\\map\\Gesprek é&1.docx", word_file())
    assert (read.kind, read.name) == ("docx", "Gesprek é-1.docx")
    assert read.text == "Avond over vervoer\nAn: zonder vervoer\tgeen feest 😀\nlinks\nrechts"
    assert read_file("x", odt_file()).text == "Avond over vervoer\nAn: zonder   vervoer"
    said = "An Peeters: Zonder vervoer & geen feest.\nBo: Ja\nCé: nee nooit"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert read_file("a.vtt", VTT.encode(encoding)).text == said
    assert speakers_in(said) == ["An Peeters", "Bo", "Cé"]
    assert (read_file("a", SRT.encode()).kind, read_file("a", SRT.encode()).text) == (
        "srt",
        "Dag allemaal en welkom.\nAn: ja",
    )
    for encoding in ("utf-8", "utf-16", "utf-16-le", "cp1252"):
        assert read_file("a.txt", "café – dag\r\nBo: ja".encode(encoding)).text == "café – dag\nBo: ja"


def test_what_word_hides_or_changed_is_not_read_and_what_it_shows_is():
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    word = f'<w:document xmlns:w="{space}"><w:body><w:p>{ODD}</w:p></w:body></w:document>'
    assert read_file("x", zipped(word=word, types=OF_WORD)).text == "An: ik houd van e-fietsen\tשלום"


def test_what_an_odt_shows_is_read_and_what_stands_beside_it_is_not():
    inside = Element.from_tag(
        '<text:p>Op <text:date>3 mei</text:date><text:note text:note-class="footnote"><text:note-body>'
        "<text:p>voet</text:p></text:note-body></text:note> om <text:time>9 u.</text:time></text:p>"
    )
    document = OdfDocument("text")
    document.body.clear()
    document.body.append(inside)
    assert read_file("x", saved(document)).text == "Op 3 mei om 9 u."


def test_in_subtitles_a_name_or_a_dash_begins_a_line():
    assert read_file("x.srt", SPOKEN.encode()).text == "Geen bus\nAn: ja zo\n- Waarom?\n- Om 5 < 6"


def test_a_time_before_a_name_is_no_part_of_it():
    text = "[00:01:12] An: ja hoor\n0:05 Bo Boon: nee\n12:30 was het"
    assert speakers_in(text) == ["An", "Bo Boon"]
    assert [text[start:end] for start, end in paragraphs_of(text)] == ["ja hoor", "nee", "12:30 was het"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n ", "no-text"),
        (b"x" * (5 * 1024 * 1024 + 1), "too-large"),
        (b"x" * 300_001, "too-long"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "kind"),
        (b"PK\x03\x04kapot", "damaged"),
        (b"nummer 85.07.30-033.28", "register-number"),
        (zipped(word="<x/>", types="iets anders"), "kind"),
        (zipped(word="<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", types=OF_WORD), "damaged"),
        (zipped(word="<x>" * 300 + "</x>" * 300, types=OF_WORD), "damaged"),
        (zipped(word="<x>" + " " * 30_000_000 + "</x>", types=OF_WORD), "damaged"),
    ],
)
def test_what_harms_or_says_nothing_is_refused(content, code):
    with pytest.raises(FileRefusedError, match=f"^{code}$"):
        read_file("x", content)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    for start in (b"", b"PK\x03\x04", b"WEBVTT\n\n00:01.000 --> 00:02.000\n", b"1\n00:00:01,000 --> 00:00:02,000\n"):
        with suppress(FileRefusedError):
            assert read_file("x", start + content).text


@given(st.text("aA:\n b", max_size=60))
def test_paragraphs_stand_where_they_say(text):
    for start, end in paragraphs_of(text):
        assert text[start:end] == text[start:end].strip() != ""
        assert "\n" not in text[start:end]


def test_who_speaks_is_read_from_the_line():
    text = "An: ja hoor\n\nlos woord\nBo: nee"
    assert [text[start:end] for start, end in paragraphs_of(text)] == ["ja hoor", "los woord", "nee"]
    assert [speaker_of(text, start) for start, _end in paragraphs_of(text)] == ["An", "", "Bo"]
    for whole, words in (
        ("An: ja hoor", "ja hoor"),
        ("n: ja", "ja"),
        ("hoor", "hoor"),
        ("An:", "An:"),
        ("Bo: nee", "nee"),
    ):
        start, end = text.index(whole), text.index(whole) + len(whole)
        assert text[said_from(text, start, end) : end] == words


@pytest.mark.django_db
def test_a_refused_file_leaves_no_trace(work, harvest):
    for content, code in (
        (b"", "file-empty"),
        (b"\x89PNG\x00", "file-kind"),
        (b"850730 033 28", "file-register-number"),
    ):
        with pytest.raises(RefusedError, match=f"file: {code}"):
            harvest.bring(file=("x.txt", content))
    assert Source.objects.count() == 1
    assert harvest.bring(file=("avond.vtt", VTT.encode())).text.startswith("An Peeters: ")
    assert harvest.bring("  een\r\n\r\n\r\n\r\ntwee ", "Van Bo").text == "een\n\ntwee"
    with pytest.raises(RefusedError, match="text: nothing-brought"):
        harvest.bring(" \n ")


def test_sound_is_known_by_how_it_begins():
    kinds = {
        b"ID3\x04": "mp3",
        b"\xff\xfb\x90\x64": "mp3",
        b"\x00\x00\x00\x20ftypM4A ": "m4a",
        b"OggS": "ogg",
        b"\x1a\x45\xdf\xa3": "webm",
        b"RIFF\x00\x00\x00\x00WAVE": "wav",
        b"fLaC": "flac",
    }
    for start, kind in kinds.items():
        assert sound_kind(start + bytes(60)) == kind
    for start in (b"", b"<html>", b"RIFF\x00\x00\x00\x00AVI ", b"\xff\xf1\x50\x80", b"\xff\xd8\xff\xe0"):
        with pytest.raises(FileRefusedError):
            sound_kind(start)


@pytest.mark.django_db
def test_sound_is_kept_in_pieces_and_any_part_is_given(work, harvest, monkeypatch):
    content = b"OggS" + bytes(range(256)) * 2100  # two pieces and a bit
    sent = Recorded("stem é.ogg", len(content), [content[:1000], content[1000:300_000], content[300_000:]])
    made = attach_sound(*work.who, harvest.talk.pk, sent, work.step())
    assert (made.kind, made.size, SoundPiece.objects.count()) == ("ogg", len(content), 3)
    for start, end in ((0, made.size), (0, 1), (PIECE - 1, PIECE + 1), (PIECE, 2 * PIECE), (made.size - 1, made.size)):
        assert b"".join(sound_bytes(made, start, end)) == content[start:end]
    remove_sound(*work.who, made.pk, step := work.step())
    undo_step(*work.who, step)
    assert Sound.objects.get().gone_on is None
    monkeypatch.setattr("draagvlak.capabilities.conversations.actions.sounds.MOST_SOUND", 600_000 - 100_000)
    for name, size, chunks, code in (
        ("a.ogg", 10**9, [content], "sound-too-large"),
        ("a.ogg", 1, [content], "sound-too-large"),  # which says that it is small
        ("a.exe", 4, [b"MZ\x90\x00"], "sound-kind"),
        ("a.ogg", 0, [], "file-empty"),
        ("85073003328.ogg", 10, [content[:10]], "register-number"),
    ):
        with pytest.raises(RefusedError, match=f"file: {code}"):
            attach_sound(*work.who, harvest.talk.pk, Recorded(name, size, chunks), work.step())
    assert (Sound.objects.count(), SoundPiece.objects.count()) == (1, 3)
