"""A booklet as a file, made at this moment and kept nowhere: with it goes what was taken back."""

from datetime import date
from uuid import NAMESPACE_URL, uuid5

from draagvlak.basics.apart import apart
from draagvlak.capabilities.booklets.models import Booklet
from draagvlak.capabilities.booklets.queries.binding import bound_of
from draagvlak.capabilities.booklets.wording.bound import Bound
from draagvlak.capabilities.booklets.writers.epub import as_epub
from draagvlak.capabilities.booklets.writers.pdf import as_pdf, pages_of


def pdf_of(booklet: Booklet, paper: str, day: date) -> bytes:
    """`paper`: "a5" or "a4". What it says of pages in another booklet is true of that one in the same format, fetched
    the same day. Raises typst.TypstError, which would be a defect of ours.
    """
    bound = bound_of(booklet, day)
    return apart(_set, bound, [bound_of(other, day) for other in _others(booklet, bound)], paper)


def _others(booklet: Booklet, bound: Bound) -> list[Booklet]:
    keys = {one.booklet for chapter in bound.chapters for one in chapter.references if one.booklet}
    rows = Booklet.objects.filter(network=booklet.network, pk__in=keys).select_related("authority", "network")
    return list(rows.order_by("pk"))


def _set(bound: Bound, others: list[Bound], paper: str) -> bytes:
    """Beside the server: no database. Where a page number stands, a line is as high without it: so the other booklet
    has its stories on the same pages, whatever it says of this one.
    """
    pages = {(other.key, story): page for other in others for story, page in pages_of(other, paper).items()}
    return as_pdf(bound.with_pages(pages), paper)


def epub_of(booklet: Booklet, day: date) -> bytes:
    """Its identifier stays the same for this booklet of this network."""
    address = f"draagvlak/{booklet.authority.slug}/{booklet.network.slug}/{booklet.pk}"
    return as_epub(bound_of(booklet, day), uuid5(NAMESPACE_URL, address).urn)
