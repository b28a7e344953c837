"""Newsletters: all of them, one, its words, its files, that it was sent, and taking back what was done."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.authorities.queries import logo_of
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.public_pages.queries.shown import page_of
from draagvlak.capabilities.visibility.actions import newsletters as actions
from draagvlak.capabilities.visibility.actions.undoing import undo_newsletter
from draagvlak.capabilities.visibility.queries import newsletters as queries
from draagvlak.capabilities.visibility.queries.offered import since_of
from draagvlak.capabilities.visibility.writers.newsletter_docx import as_docx
from draagvlak.capabilities.visibility.writers.newsletter_html import as_html
from draagvlak.capabilities.visibility.writers.told import as_text
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, sent, taken_back, there, who
from draagvlak.pages.visibility.forms.newsletters import NewsletterForm, PutForm, SentForm, newsletter_begins
from draagvlak.pages.visibility.views.activities import open_activities, read_on
from draagvlak.pages.visibility.views.telling import LETTER, address, answer, attempt

FORM = "visibility/newsletter_form.html"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
@in_network(may=LETTER)
def listing(request: Visit) -> HttpResponse:
    page = queries.newsletters_page(request.network, request.GET.get("pagina", ""))
    return render(request, "visibility/newsletters.html", {"title": _("Nieuwsbrief"), "page": page})


@require_http_methods(["GET", "POST"])
@in_network(may=LETTER)
def make(request: Visit) -> HttpResponse:
    first = {
        "title": _("Nieuws van %(network)s") % {"network": request.network.name},
        "since": since_of(request.network),
    }
    form, made = NewsletterForm(sent(request), initial=first), list[int]()

    def save(step: str) -> None:
        activities = open_activities(page_of(request.network))
        made.append(actions.make_newsletter(*who(request), form.said(), activities, step).pk)

    def to() -> str:
        return address(request, "one", made[0]) if made else address(request, "newsletter")

    page = Page(FORM, form, {"title": _("Begin een nieuwsbrief")})
    return answer(
        request, page, save, _("Hier staat wat nieuw is. Haal weg wat er niet in hoort."), to, "undo_newsletter"
    )


@require_GET
@in_network(may=LETTER)
def one(request: Visit, newsletter: int) -> HttpResponse:
    row, page = there(queries.newsletter_at(request.network, newsletter)), page_of(request.network)
    activities = open_activities(page)
    edition = queries.edition_of(request.user, row, activities)
    offers = [] if edition.is_sent else queries.offers_of(request.user, edition, activities)
    context = {
        "title": row.title,
        "edition": edition,
        "offers": [(offer, PutForm(initial={"what": offer.what}, auto_id=False)) for offer in offers],
        "text": as_text(queries.letter_of(edition, day_of(request.network), read_on(request, page, activities))),
        "sent_form": SentForm(initial={"on": day_of(request.network), "version": row.version}),
    }
    return render(request, "visibility/newsletter.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=LETTER)
def change(request: Visit, newsletter: int) -> HttpResponse:
    row = there(queries.newsletter_at(request.network, newsletter))
    form = NewsletterForm(sent(request), initial=newsletter_begins(row))

    def save(step: str) -> None:
        actions.change_newsletter(*who(request), (newsletter, form.at_version), form.said(), step)

    page = Page(
        FORM,
        form,
        {"title": _("Titel, inleiding en dank"), "row": row},
        lambda: newsletter_begins(there(queries.newsletter_at(request.network, newsletter))),
    )
    to = address(request, "one", newsletter)
    return answer(request, page, save, _("Bewaard."), lambda: to, "undo_newsletter")


@require_POST
@in_network(may=LETTER)
def mark_sent(request: Visit, newsletter: int) -> HttpResponse:
    """With a day that it was sent; without one that it was not."""
    there(queries.newsletter_at(request.network, newsletter))
    form, is_sent = SentForm(request.POST), "niet" not in request.POST
    to = address(request, "one", newsletter)
    form.fields["on"].required = is_sent
    if not form.is_valid():
        return attempt(request, lambda: None, _("Kies een dag die bestaat. Er is niets bewaard."), "", to)
    step = form.cleaned_data["key"]
    on = form.cleaned_data["on"] if is_sent else None
    said = _("Genoteerd. De volgende nieuwsbrief begint hier.") if is_sent else _("Je kan er weer aan verder.")
    undo = address(request, "undo_newsletter", step)
    return attempt(
        request, lambda: actions.mark_sent(*who(request), (newsletter, form.at_version), on, step), said, undo, to
    )


@require_GET
@in_network(may=LETTER)
def file(request: Visit, newsletter: int, ending: str) -> HttpResponse:
    """Made when it is asked for, with the words that may stand there at this moment."""
    row, page = there(queries.newsletter_at(request.network, newsletter)), page_of(request.network)
    activities = open_activities(page)
    edition = queries.edition_of(request.user, row, activities)
    letter = queries.letter_of(edition, day_of(request.network), read_on(request, page, activities))
    made: dict[str, tuple[object, str]] = {}
    if ending == "docx":
        made[ending] = as_docx(letter, logo_of(request.authority)), WORD
    elif ending == "html":
        made[ending] = as_html(letter), "text/html; charset=utf-8"
    content, kind = there(made.get(ending))
    name = f"{request.network.slug}-nieuwsbrief-{letter.day:%Y-%m-%d}.{ending}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_POST
@in_network(may=LETTER)
def remove(request: Visit, newsletter: int) -> HttpResponse:
    there(queries.newsletter_at(request.network, newsletter))
    step = new_step()
    undo, to = address(request, "undo_newsletter", step), address(request, "newsletter")
    return attempt(
        request,
        lambda: actions.remove_newsletter(*who(request), newsletter, step),
        _("De nieuwsbrief is weg."),
        undo,
        to,
    )


@require_POST
@in_network(may=LETTER)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(request, lambda: undo_newsletter(*who(request), step), address(request, "newsletter"))
