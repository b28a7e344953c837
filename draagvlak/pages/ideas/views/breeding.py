"""What breeds in an idea: notes, voices, pictures, small experiments, and who warms to it."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagvlak.capabilities.ideas.actions import experiments, notes
from draagvlak.capabilities.ideas.actions.warming import warm as say_warm
from draagvlak.capabilities.ideas.choices import NoteKind, Verdict
from draagvlak.capabilities.ideas.queries.breeding import breeding_of, experiment_at, note_at, picture_at
from draagvlak.capabilities.ideas.queries.quiet import is_quiet, may_let_go
from draagvlak.capabilities.network.queries import day_of
from draagvlak.pages.ideas.forms.breeding import (
    LearnedForm,
    NoteForm,
    TryForm,
    learned_begins,
    note_begins,
    try_begins,
)
from draagvlak.pages.ideas.views.family import relatives_shown
from draagvlak.pages.ideas.views.telling import HAVE, READ, address, answer, found, own
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import Page, new_step, sent, there, told, who

KINDS = {"notitie": NoteKind.NOTE, "stem": NoteKind.VOICE}
TITLES = {
    NoteKind.NOTE: gettext_lazy("Leg een notitie bij dit idee"),
    NoteKind.VOICE: gettext_lazy("Leg een stem bij dit idee"),
    NoteKind.PICTURE: gettext_lazy("Leg een beeld bij dit idee"),
}
MEDIA = {"png": "image/png", "jpeg": "image/jpeg"}


def parts_of(request: Visit, page: Any) -> dict[str, Any]:
    """What ideas/breeding.html needs, of an idea's page (queries.one_idea)."""
    shown = breeding_of(request.user, page.idea, page.is_inside, request.GET.get("pagina", ""))
    asks = page.speaks and is_quiet(page.idea, day_of(request.network))
    return {"breeding": shown, "is_quiet": asks, **relatives_shown(request, page.idea)}


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def lay(request: Visit, idea: str, sort: str) -> HttpResponse:
    return _lay(request, idea, there(KINDS.get(sort)))


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
@paced("upload", methods=("POST",))
def lay_picture(request: Visit, idea: str) -> HttpResponse:
    return _lay(request, idea, NoteKind.PICTURE)


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def change_note(request: Visit, idea: str, laid: str) -> HttpResponse:
    row = there(note_at(request.user, request.network, idea, laid))
    form = NoteForm(NoteKind(row.kind), sent(request), initial=note_begins(row), is_new=False)

    def save(step: str) -> str:
        notes.change_note(*who(request), (idea, laid, form.at_version), form.laid, step)
        return address(request, "take_back", step)

    def now() -> dict[str, Any]:
        return note_begins(there(note_at(request.user, request.network, idea, laid)))

    page = Page("ideas/note.html", form, {"title": _("Pas dit aan"), "idea": row.idea, "row": row}, now)
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "idea", idea))


@require_POST
@in_network(may=HAVE)
def remove_note(request: Visit, idea: str, laid: str) -> HttpResponse:
    there(note_at(request.user, request.network, idea, laid))
    step = new_step()
    notes.remove_note(*who(request), idea, laid, step)
    return told(request, _("Weggehaald."), address(request, "idea", idea), address(request, "take_back", step))


@require_safe
@in_network(may=READ)
def picture(request: Visit, idea: str, laid: str) -> HttpResponse:
    """Only as a picture, whatever a browser would rather make of it (nosniff), and only for who may see its note."""
    found(request, idea)
    kept = there(picture_at(request.user, request.network, idea, laid))
    answered = HttpResponse(bytes(kept.content), content_type=MEDIA[kept.kind])
    answered.headers["Content-Disposition"] = f'inline; filename="beeld.{kept.kind}"'
    return answered


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def begin_try(request: Visit, idea: str) -> HttpResponse:
    row = own(request, idea)
    form = TryForm(sent(request), initial={"began_on": day_of(request.network)})

    def save(step: str) -> str:
        what = form.cleaned_data["tried"], form.cleaned_data["began_on"]
        experiments.begin_experiment(*who(request), idea, what, step)
        return address(request, "take_back", step)

    page = Page("ideas/try.html", form, {"title": _("Probeer iets kleins"), "idea": row})
    return answer(request, page, save, _("De proef staat erbij."), lambda: address(request, "idea", idea))


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def change_try(request: Visit, idea: str, experiment: str) -> HttpResponse:
    row = _experiment(request, idea, experiment)
    form = TryForm(sent(request), initial=try_begins(row))

    def save(step: str) -> str:
        what = form.cleaned_data["tried"], form.cleaned_data["began_on"]
        experiments.change_experiment(*who(request), (idea, experiment, form.at_version), what, step)
        return address(request, "take_back", step)

    context = {"title": _("Pas deze proef aan"), "idea": row.idea, "row": row}
    page = Page("ideas/try.html", form, context, lambda: try_begins(_experiment(request, idea, experiment)))
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "idea", idea))


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def learned(request: Visit, idea: str, experiment: str) -> HttpResponse:
    """Where the verdict is to let go, on to where that is said of the idea: it is not let go by itself."""
    row = _experiment(request, idea, experiment)
    begins = learned_begins(row)
    begins["ended_on"] = row.ended_on or day_of(request.network)
    form = LearnedForm(sent(request), initial=begins)

    def save(step: str) -> str:
        experiments.end_experiment(*who(request), (idea, experiment, form.at_version), form.said, step)
        return address(request, "take_back", step)

    def to() -> str:
        if form.said.verdict == Verdict.LET_GO and may_let_go(request.user, row.idea):
            return address(request, "let_go", idea)
        return address(request, "idea", idea)

    context = {"title": _("Wat leerde je?"), "idea": row.idea, "row": row}
    page = Page("ideas/learned.html", form, context, lambda: learned_begins(_experiment(request, idea, experiment)))
    return answer(request, page, save, _("Genoteerd wat je leerde."), to)


@require_POST
@in_network(may=HAVE)
def remove_try(request: Visit, idea: str, experiment: str) -> HttpResponse:
    _experiment(request, idea, experiment)
    step = new_step()
    experiments.remove_experiment(*who(request), idea, experiment, step)
    return told(request, _("De proef is weg."), address(request, "idea", idea), address(request, "take_back", step))


@require_POST
@in_network(may=READ)
def warm(request: Visit, idea: str) -> HttpResponse:
    row = found(request, idea)
    warms = request.POST.get("warm") == "1"
    say_warm(*who(request), row.key, warms)
    said = _("Je wordt hier warm van. Dat staat erbij.") if warms else _("Dat staat er niet meer bij.")
    return told(request, said, address(request, "idea", idea))


def _experiment(request: Visit, idea: str, experiment: str) -> Any:
    return there(experiment_at(request.user, request.network, idea, experiment))


def _lay(request: Visit, idea: str, kind: NoteKind) -> HttpResponse:
    row = own(request, idea)
    form = NoteForm(kind, sent(request), request.FILES or None)

    def save(step: str) -> str:
        notes.lay(*who(request), idea, form.laid, step)
        return address(request, "take_back", step)

    page = Page("ideas/note.html", form, {"title": TITLES[kind], "idea": row})
    return answer(request, page, save, _("Het ligt erbij."), lambda: address(request, "idea", idea))
