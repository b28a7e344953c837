"""What the views of every journey say once something was done, with the way back; or why it was not."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import rules
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.views import changed_meanwhile, differing


@dataclass(frozen=True)
class Page:
    """A page with a form, which has `refuse(RefusedError)`. `now`: what the form would begin with today, asked when
    somebody else was first.
    """

    template: str
    form: Any
    context: dict[str, Any] = field(default_factory=dict)
    now: Callable[[], dict[str, Any]] = dict


def may(request: Visit, right: str) -> bool:
    return bool(rules.has_perm(right, request.user, request.network))


def who(request: Visit) -> tuple[Any, Any, Any]:
    """Who acts where: what every action begins with."""
    return request.user, request.authority, request.network


def address_of(request: Visit, route: str, *more: Any) -> str:
    """Of a page of the network that is visited."""
    return reverse(route, args=[request.authority.slug, request.network.slug, *more])


def sent(request: Visit) -> Any:
    """What was filled in, or None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def new_step() -> str:
    return secrets.token_urlsafe(16)


def there(row: Any) -> Any:
    if row is None:
        raise Http404
    return row


def told(request: Visit, said: str, to: str, undo: str = "") -> HttpResponse:
    """On to the page `to`, saying what was done. `undo` is the address that takes it back."""
    messages.success(request, said, extra_tags=undo)
    return redirect(to)


def refused(request: Visit, said: str, to: str) -> HttpResponse:
    messages.error(request, said)
    return redirect(to)


def taken_back(request: Visit, undo: Callable[[], Any], to: str) -> HttpResponse:
    """On to the page `to`, saying that a step was undone, or why it was not. Raises Http404 where there is none."""
    try:
        undo()
    except ChangedMeanwhileError:
        return refused(request, _("Intussen werd hier verder aan gewerkt. Er is niets teruggedraaid."), to)
    except LookupError as error:
        raise Http404 from error
    return told(request, _("Ongedaan gemaakt. Alles is weer zoals voordien."), to)


def answer(
    request: Visit, page: Page, save: Callable[[str], Any], to: Callable[[], str], done: Callable[[str], HttpResponse]
) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, what `done` says of that step. What was done before
    leads on to `to`.
    """
    form = page.form
    if request.method == "POST" and form.is_valid():
        step = form.cleaned_data["key"]
        try:
            save(step)
        except RefusedError as refused:
            form.refuse(refused)
        except SentBeforeError:
            return redirect(to())
        except ChangedMeanwhileError:
            now = page.now()
            if differing(form, now):
                return changed_meanwhile(request, page.template, form, now, page.context)
            return redirect(to())
        else:
            return done(step)
    status = 422 if form.errors else 200
    return render(request, page.template, {**page.context, "form": form}, status=status)
