"""Practices and stories of others; and taking over a practice as a spark of one's own."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from draagvlak.capabilities.intervision.actions import taking_over
from draagvlak.capabilities.intervision.queries import practices as queries
from draagvlak.capabilities.intervision.queries.taken import taken_before
from draagvlak.capabilities.network.queries.standing import directed_by
from draagvlak.pages.intervision.forms.asking import TakeOverForm
from draagvlak.pages.intervision.views.telling import READ, WRITE, here, may_here
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import Page, sent, there, told


@require_GET
@in_authority(may=READ)
def practice(request: Visit, shared_piece: UUID) -> HttpResponse:
    found = there(queries.practice_for(request.authority, shared_piece))
    return _shown(request, found, here(request, "take_over", shared_piece))


@require_GET
@in_authority(may=READ)
def practice_of_file(request: Visit, file_sender: int, file_key: str) -> HttpResponse:
    found = there(queries.practice_of_file(request.authority, file_sender, file_key))
    return _shown(request, found, here(request, "take_over_of_file", file_sender, file_key))


def _shown(request: Visit, found: Any, over: str) -> HttpResponse:
    context = {"title": found.title, "one": found, "over": over if may_here(request, WRITE) else ""}
    return render(request, "intervision/practice.html", context)


@require_GET
@in_authority(may=READ)
def story(request: Visit, shared_story: UUID) -> HttpResponse:
    found = there(queries.story_for(request.authority, shared_story))
    return render(request, "intervision/story.html", {"title": found.title, "one": found})


@require_GET
@in_authority(may=READ)
def story_of_file(request: Visit, file_sender: int, file_story: str) -> HttpResponse:
    found = there(queries.story_of_file(request.authority, file_sender, file_story))
    return render(request, "intervision/story.html", {"title": found.title, "one": found})


@require_http_methods(["GET", "POST"])
@in_authority(may=WRITE)
def take_over(request: Visit, shared_piece: UUID) -> HttpResponse:
    found = there(queries.practice_for(request.authority, shared_piece))
    return _taken(request, found, here(request, "practice", shared_piece))


@require_http_methods(["GET", "POST"])
@in_authority(may=WRITE)
def take_over_of_file(request: Visit, file_sender: int, file_key: str) -> HttpResponse:
    found = there(queries.practice_of_file(request.authority, file_sender, file_key))
    return _taken(request, found, here(request, "practice_of_file", file_sender, file_key))


def _taken(request: Visit, found: Any, back: str) -> HttpResponse:
    networks = {one.slug: one for one in directed_by(request.user, request.authority)}
    form = TakeOverForm(networks.values(), sent(request))
    made: list[Any] = []

    def save(step: str) -> None:
        network = networks[form.cleaned_data["network"]]
        made.append(taking_over.take_over(request.user, request.authority, network, found, step))

    def at(name: str, *more: str) -> str:
        return reverse(f"ideas:{name}", args=[request.authority.slug, form.cleaned_data["network"], *more])

    def done(step: str) -> HttpResponse:
        return told(
            request, _("Overgenomen als idee. Alleen jij ziet het."), at("idea", made[0].key), at("take_back", step)
        )

    context = {"title": _("Neem over"), "one": found, "back": back}
    context["before"] = taken_before(request.user, networks.values(), found)
    page = Page("intervision/take_over.html", form, context)
    return telling.answer(request, page, save, lambda: at("list"), done)
