"""What each view says once something was done, with the way back; or why it was not."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import rules
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.plan.forms.fields import PlanningForm
from draagvlak.pages.plan.forms.words import REFUSALS
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.views import changed_meanwhile, differing

READ, WRITE = "policy.read", "policy.write"


@dataclass(frozen=True)
class Page:
    """A page with a form. `now`: what the form would begin with today, asked when somebody else was first."""

    template: str
    form: PlanningForm
    context: dict[str, Any] = field(default_factory=dict)
    now: Callable[[], dict[str, Any]] = dict


def may_write(request: Visit) -> bool:
    return bool(rules.has_perm(WRITE, request.user, request.network))


def who(request: Visit) -> tuple[Any, Any, Any]:
    """Who acts where: what every action begins with."""
    return request.user, request.authority, request.network


def address(request: Visit, name: str, *more: Any) -> str:
    return reverse(f"plan:{name}", args=[request.authority.slug, request.network.slug, *more])


def new_step() -> str:
    return secrets.token_urlsafe(16)


def there(row: Any) -> Any:
    if row is None:
        raise Http404
    return row


def answer(request: Visit, page: Page, save: Callable[[str], Any], said: str, to: Callable[[], str]) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it, with the way back, at `to`."""
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
            return done(request, said, step, to())
    status = 422 if form.errors else 200
    return render(request, page.template, {**page.context, "form": form}, status=status)


def remove(request: Visit, take: Callable[[str], Any], said: str, to: str, otherwise: str) -> HttpResponse:
    """Take something away, and say so at `to`; or say at `otherwise` why it stays."""
    step = new_step()
    try:
        take(step)
    except RefusedError as error:
        messages.error(request, str(REFUSALS[error.code]))
        return redirect(otherwise)
    return done(request, said, step, to)


def done(request: Visit, said: str, step: str, to: str) -> HttpResponse:
    messages.success(request, said, extra_tags=address(request, "undo", step) if step else "")
    return redirect(to)
