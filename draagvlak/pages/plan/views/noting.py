"""What the views of results and stories say once something was done, with the way back; or why it was not."""

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
from draagvlak.pages.plan.forms.noted import NotedForm
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.views import changed_meanwhile, differing

READ, WRITE = "policy.read", "policy.write"
TELL, READ_STORIES = "stories.write", "stories.read_agreed"


@dataclass(frozen=True)
class Form:
    """A page with a form. `now`: what the form would begin with today, asked when somebody else was first; `undo`: the
    page that takes back what it did.
    """

    template: str
    form: NotedForm
    undo: str
    context: dict[str, Any] = field(default_factory=dict)
    now: Callable[[], dict[str, Any]] = dict


def may(request: Visit, right: str) -> bool:
    return bool(rules.has_perm(right, request.user, request.network))


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


def answer(request: Visit, page: Form, save: Callable[[str], Any], said: str, to: Callable[[], str]) -> HttpResponse:
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
            return done(request, said, address(request, page.undo, step) if page.undo else "", to())
    status = 422 if form.errors else 200
    return render(request, page.template, {**page.context, "form": form}, status=status)


def done(request: Visit, said: str, undo: str, to: str) -> HttpResponse:
    messages.success(request, said, extra_tags=undo)
    return redirect(to)


def refused(request: Visit, said: str, to: str) -> HttpResponse:
    messages.error(request, said)
    return redirect(to)


def taken_back(request: Visit, undo: Callable[[], Any], to: str) -> HttpResponse:
    """After `undo` of a step."""
    try:
        undo()
    except ChangedMeanwhileError:
        return refused(request, _("Intussen werd hier verder aan gewerkt. Er is niets teruggedraaid."), to)
    except LookupError as error:
        raise Http404 from error
    messages.success(request, _("Ongedaan gemaakt. Alles is weer zoals voordien."))
    return redirect(to)
