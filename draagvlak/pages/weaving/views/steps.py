"""The way of a story to its readers: what is missing, whom it is shown to, giving it back, publishing and hiding it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.pulse.writers.codes import code_as_image
from draagvlak.capabilities.weaving.actions import asking, publishing
from draagvlak.capabilities.weaving.choices import GIVEN_DAYS, LINK_DAYS, How
from draagvlak.capabilities.weaving.queries.quoting import Heard
from draagvlak.capabilities.weaving.queries.steps import Steps, spent_of, steps_of, uses_of
from draagvlak.capabilities.weaving.wording.missing import Lack, Missing, NotReadyError, names_in_words, sentence_of
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import new_step, told, who
from draagvlak.pages.weaving.forms.asking import GIVEN_WAYS, REVIEW_WAYS, PublishForm, WhomForm
from draagvlak.pages.weaving.views.telling import WRITE, address, refused, story_in

Ask = Callable[..., Any]


@require_GET
@in_network(may=WRITE)
def steps(request: Visit, woven: int) -> HttpResponse:
    return _page(request, story_in(request, woven))


def _page(request: Visit, row: Any, status: int = 200, **more: Any) -> HttpResponse:
    found = steps_of(request.network, row, uses_of(row.for_public, row.for_peers))
    wide = {"for_public": row.for_public, "for_peers": row.for_peers, "version": row.version}
    context = {
        "title": _("Op weg naar lezers"),
        "row": row,
        "steps": found,
        **_lacking(found.missing),
        **_to_do(row, found, spent_of(request.network, found)),
        "review_form": _review_form(found),
        "given_form": _given_form(found),
        "publish_form": PublishForm(initial=wide),
        **more,
    }
    return render(request, "weaving/steps.html", context, status=status)


def _to_do(row: Any, found: Steps, spent: tuple[int, ...]) -> dict[str, Any]:
    """What is for who writes to do now, and whom they wait for. Quotes that are gone are asked of nobody any more."""
    asked = [one for one in found.missing if one.lack == Lack.CONSENT and not set(one.fragments) <= set(spent)]
    is_same = row.published_on and (row.read_title, row.read_text) == (row.title, row.text)
    may_publish = not found.missing and not is_same
    of_people = found.to_ask, found.to_heed, found.silent, found.reacted, () if found.before_giving else found.to_give
    has_text = all(one.lack != Lack.TEXT for one in found.missing)
    return {
        "is_idle": has_text and not (may_publish or spent or asked or any(of_people)),
        "spent": spent,
        "to_agree": [sentence_of(one) for one in asked],
        "ask_names": names_in_words(one.heard.name for one in found.to_ask),
        "give_names": names_in_words(one.heard.name for one in found.to_give),
        "settled_names": names_in_words(one.heard.name for one in found.settled),
        "got_names": names_in_words(one.heard.name for one in found.got_it),
        "has_text": has_text,
        "is_same": is_same,
        "may_publish": may_publish,
        "shows_publish": all(one.lack == Lack.CONSENT for one in found.missing),
    }


def _lacking(missing: Iterable[Missing]) -> dict[str, Any]:
    some = list(missing)
    return {
        "missing": [sentence_of(one) for one in some],
        "lacks_consent": any(one.lack == Lack.CONSENT for one in some),
    }


def _people(found: Iterable[Heard]) -> list[tuple[str, str]]:
    return [(str(one.participant.pk), one.name) for one in found]


def _review_form(found: Steps, *data: Any) -> WhomForm:
    form = WhomForm(_people(one.heard for one in found.voices), REVIEW_WAYS, "nalezen", *data)
    form.initial["whom"] = [str(one.heard.participant.pk) for one in found.voices if not one.counts]
    return form


def _given_form(found: Steps, *data: Any) -> WhomForm:
    form = WhomForm(_people(one.heard for one in found.given), GIVEN_WAYS, "terug", *data)
    form.initial["whom"] = [str(one.heard.participant.pk) for one in found.given if one.given is None]
    return form


@require_POST
@in_network(may=WRITE)
def ask(request: Visit, woven: int) -> HttpResponse:
    row = story_in(request, woven)
    form = _review_form(steps_of(request.network, row, ()), request.POST)
    if not form.is_valid():
        return _page(request, row, 422, review_form=form)
    return _show_links(request, row, form, asking.ask_reviews, _("Links om na te lezen"), LINK_DAYS)


@require_POST
@in_network(may=WRITE)
def give(request: Visit, woven: int) -> HttpResponse:
    row = story_in(request, woven)
    form = _given_form(steps_of(request.network, row, ()), request.POST)
    if not form.is_valid():
        return _page(request, row, 422, given_form=form)
    return _show_links(request, row, form, asking.give_back, _("Links om het verhaal terug te geven"), GIVEN_DAYS)


def _show_links(request: Visit, row: Any, form: WhomForm, do: Ask, title: str, days: int) -> HttpResponse:
    to = address(request, "steps", row.pk)
    chosen = form.chosen()
    try:
        links = do(*who(request), row.pk, chosen)
    except RefusedError as error:
        return refused(request, error, to)
    except NotReadyError as error:
        return telling.refused(request, " ".join(sentence_of(one) for one in error.missing), to)
    if chosen[1] == How.SAID:
        return told(request, _("Genoteerd."), to)
    return addresses(request, row, [(heard.name, token) for heard, token in links], title, days)


def addresses(request: Visit, row: Any, links: list[tuple[str, str]], title: str, days: int) -> HttpResponse:
    """The addresses, which are kept nowhere: they are shown here, and never again."""
    found = []
    for name, token in links:
        at = request.build_absolute_uri(reverse("weaving:own", args=[token]))
        found.append({"name": name, "address": at, "code": code_as_image(at)})
    context = {"title": title, "row": row, "links": found, "days": days}
    return render(request, "weaving/addresses.html", context)


@require_POST
@in_network(may=WRITE)
def publish(request: Visit, woven: int) -> HttpResponse:
    row = story_in(request, woven)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _page(request, row, 422, publish_form=form)
    given, step = form.cleaned_data, form.cleaned_data["key"]
    wide = given["for_public"], given["for_peers"]
    try:
        publishing.publish(*who(request), (woven, form.at_version), wide, step)
    except NotReadyError as error:
        return _page(request, row, 422, publish_form=form, is_refused=True, **_lacking(error.missing))
    except ChangedMeanwhileError:
        said = _("Intussen veranderde de tekst. Er is niets gepubliceerd. Lees het verhaal en probeer opnieuw.")
        return telling.refused(request, said, address(request, "story", woven))
    said = _("Het verhaal is te lezen.")
    return told(request, said, address(request, "story", woven), address(request, "undo", step))


@require_POST
@in_network(may=WRITE)
def hide(request: Visit, woven: int) -> HttpResponse:
    """From everybody, or only from the public or from peers (`van`)."""
    row, step, to = story_in(request, woven), new_step(), address(request, "story", woven)
    whose = request.POST.get("van", "")
    if row.published_on is None:
        return redirect(to)
    try:
        if whose in {"for_public", "for_peers"}:
            publishing.narrow(*who(request), (woven, row.version), whose, step)
        else:
            publishing.unpublish(*who(request), (woven, row.version), step)
    except ChangedMeanwhileError:
        return redirect(to)
    said = _("Weggehaald. Wie het verhaal schrijft, ziet het nog.") if not whose else _("Weggehaald voor wie je koos.")
    return told(request, said, to, address(request, "undo", step))
