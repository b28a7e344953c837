"""What somebody said of a story: noted by who writes, with what was done with it; and a new link for them."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.weaving.actions import asking as actions
from draagvlak.capabilities.weaving.choices import GIVEN_DAYS, LINK_DAYS
from draagvlak.capabilities.weaving.queries.answering import given_at, review_at
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, sent, there, who
from draagvlak.pages.weaving.forms.asking import AnswerForm, DoneForm, SaidForm
from draagvlak.pages.weaving.views.steps import addresses
from draagvlak.pages.weaving.views.telling import WRITE, address, answer, story_in


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def review(request: Visit, woven: int, woven_review: int) -> HttpResponse:
    """What a voice answered, typed in by who writes."""
    row = there(review_at(story_in(request, woven), woven_review))
    form = AnswerForm(sent(request), initial=_begins(row))

    def save(_step: str) -> None:
        said = form.cleaned_data
        actions.note_answer(*who(request), (woven_review, form.at_version), (said["answer"], said["said"], said["how"]))

    return _answer(request, row, form, save, lambda: _begins(there(review_at(row.story, woven_review))))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def given(request: Visit, woven: int, woven_given: int) -> HttpResponse:
    """What somebody said who got the story back, typed in by who writes."""
    row = there(given_at(story_in(request, woven), woven_given))
    form = SaidForm(sent(request), initial=_begins(row))

    def save(_step: str) -> None:
        said = form.cleaned_data
        actions.note_reaction(*who(request), (woven_given, form.at_version), (said["said"], said["how"]))

    return _answer(request, row, form, save, lambda: _begins(there(given_at(row.story, woven_given))))


def _answer(request: Visit, row: Any, form: Any, save: Any, now: Any) -> HttpResponse:
    context = {"title": _("Wat %(name)s erover zei") % {"name": row.participant.known_as}, "row": row}
    page = Page("weaving/said.html", form, context, now)
    return answer(request, page, save, _("Genoteerd."), address(request, "steps", row.story_id), undoes=False)


def _begins(row: Any) -> dict[str, Any]:
    begins = {"said": row.said, "how": row.said_how, "version": row.version, "answer": getattr(row, "answer", "")}
    return {part: value for part, value in begins.items() if value or part == "said"}


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def review_done(request: Visit, woven: int, woven_review: int) -> HttpResponse:
    return _done(request, "review", there(review_at(story_in(request, woven), woven_review)))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def given_done(request: Visit, woven: int, woven_given: int) -> HttpResponse:
    return _done(request, "given", there(given_at(story_in(request, woven), woven_given)))


def _done(request: Visit, kind: str, row: Any) -> HttpResponse:
    there(row.said_on and (kind == "given" or row.answer))
    form = DoneForm(sent(request), initial={"done": row.done_with_it, "version": row.version})
    read = review_at if kind == "review" else given_at

    def save(_step: str) -> None:
        actions.say_done(*who(request), kind, (row.pk, form.at_version), form.cleaned_data["done"])

    def now() -> dict[str, Any]:
        found: Any = there(read(row.story, row.pk))
        return {"done": found.done_with_it, "version": found.version}

    context = {"title": _("Wat deed je ermee?"), "row": row}
    page = Page("weaving/done.html", form, context, now)
    said = _("Bewaard. Wie het zei, leest dit met de eigen link.")
    return answer(request, page, save, said, address(request, "steps", row.story_id), undoes=False)


@require_POST
@in_network(may=WRITE)
def review_link(request: Visit, woven: int, woven_review: int) -> HttpResponse:
    there(review_at(story_in(request, woven), woven_review))
    return _new_link(request, "review", woven_review, LINK_DAYS)


@require_POST
@in_network(may=WRITE)
def given_link(request: Visit, woven: int, woven_given: int) -> HttpResponse:
    there(given_at(story_in(request, woven), woven_given))
    return _new_link(request, "given", woven_given, GIVEN_DAYS)


def _new_link(request: Visit, kind: str, key: int, days: int) -> HttpResponse:
    row, token = actions.renew_link(*who(request), kind, key)
    title = _("Een nieuwe link voor %(name)s") % {"name": row.participant.known_as}
    return addresses(request, row.story, [(row.participant.known_as, token)], title, days)
