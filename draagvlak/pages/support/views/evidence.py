"""Noting a piece of evidence, changing it, taking it away, and the file beside it."""

from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.support.actions import evidence as actions
from draagvlak.capabilities.support.queries.choosing import bodies_and_people
from draagvlak.capabilities.support.queries.ledger import evidence_at, file_of, whole_file
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import Page, new_step, there, who
from draagvlak.pages.support.forms.evidence import EvidenceForm, evidence_begins
from draagvlak.pages.support.forms.fields import who_choices
from draagvlak.pages.support.views.telling import WRITE, address, answer, done, known

MEDIA = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def _sent(request: Visit) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
@paced("upload", methods=("POST",))
def note(request: Visit, layer: str) -> HttpResponse:
    bodies, people = bodies_and_people(request.network, known(layer))
    first = {"on": day_of(request.network), "who": request.GET.get("wie", "")}
    form = EvidenceForm(who_choices(bodies, people), *_sent(request), initial=first)
    context = {"title": _("Noteer bewijs"), "layer": layer, "has_who": bool(bodies or people)}

    def save(step: str) -> None:
        actions.note_evidence(*who(request), form.said(layer), step)

    page = Page("support/evidence.html", form, context)
    return answer(request, page, save, _("Genoteerd."), lambda: address(request, "layer", layer))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
@paced("upload", methods=("POST",))
def change(request: Visit, evidence: int) -> HttpResponse:
    row = there(evidence_at(request.network, evidence))
    beside = file_of(row)
    bodies, people = bodies_and_people(request.network, row.layer, with_person=row.person)
    form = EvidenceForm(
        who_choices(bodies, people), *_sent(request), initial=evidence_begins(row), has_file=beside is not None
    )
    context = {"title": _("Pas bewijs aan"), "layer": row.layer, "row": row, "beside": beside, "has_who": True}

    def save(step: str) -> None:
        actions.change_evidence(*who(request), (evidence, form.at_version), form.said(row.layer), step)

    page = Page(
        "support/evidence.html", form, context, lambda: evidence_begins(there(evidence_at(request.network, evidence)))
    )
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "layer", row.layer))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, evidence: int) -> HttpResponse:
    row, step = there(evidence_at(request.network, evidence)), new_step()
    actions.remove_evidence(*who(request), evidence, step)
    return done(request, _("Weggehaald."), step, address(request, "layer", row.layer))


@require_GET
@in_network(may="support.read_named")
def file(request: Visit, evidence: int) -> HttpResponse:
    found = there(whole_file(request.network, evidence))
    answered = HttpResponse(bytes(found.content), content_type=MEDIA[found.kind])
    answered.headers["Content-Disposition"] = _attached(found.name)
    return answered


def _attached(name: str) -> str:
    """As an attachment, whatever a browser would rather do with it."""

    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
