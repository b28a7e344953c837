"""What every form of these pages does with what was sent: save it, or give it back with the reason."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

import rules
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.network.queries.people import networks_with
from draagvlak.capabilities.network.queries.standing import networks_of
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.people.forms.fields import RefusingForm
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.views import changed_meanwhile


@dataclass(frozen=True)
class Page:
    """A page with a form. `now`: what the form would begin with today, asked when somebody else was first."""

    template: str
    form: RefusingForm
    context: dict[str, Any] = field(default_factory=dict)
    now: Callable[[], dict[str, Any]] = dict


def answer(request: Visit, page: Page, save: Callable[[], str], said: str) -> HttpResponse:
    """The page; or, once `save` did it, a word about it at the address that it gives."""
    if request.method == "POST" and page.form.is_valid():
        try:
            then = save()
        except RefusedError as refused:
            page.form.refuse(refused)
        except ChangedMeanwhileError:
            return changed_meanwhile(request, page.template, page.form, page.now(), page.context)
        else:
            messages.success(request, said)
            return redirect(then)
    status = 422 if request.method == "POST" else 200
    return render(request, page.template, {**page.context, "form": page.form}, status=status)


def outdate(request: Visit, people: Collection[int]) -> None:
    """The reports of the networks of these people are of before."""
    for network in networks_with(people):
        if rules.has_perm("network.outdate", request.user, network):
            outdate_report(request.user, request.authority, network)


def address(request: Visit, page: str, *more: object) -> str:
    return reverse(f"people:{page}", args=[request.authority.slug, request.network.slug, *more])


def readable(request: Visit, right: str) -> list[Any]:
    """The networks of the authority in which whoever asks has `right`."""
    return [one for one in networks_of(request.user, request.authority) if rules.has_perm(right, request.user, one)]


def sees_all(request: Visit) -> bool:
    """Whether contact data of people in poverty are shown too."""
    return bool(rules.has_perm("network.write_people", request.user, request.network))
