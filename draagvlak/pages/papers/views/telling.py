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
from draagvlak.capabilities.publications.queries.notes import note_at
from draagvlak.pages.papers.forms.fields import PaperForm
from draagvlak.pages.papers.forms.words import REFUSALS
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.views import changed_meanwhile, differing

READ, WRITE = "publications.read", "publications.write"


@dataclass(frozen=True)
class Page:
    """A page with a form. `now`: what the form would begin with today, asked when somebody else was first."""

    template: str
    form: PaperForm
    context: dict[str, Any] = field(default_factory=dict)
    now: Callable[[], dict[str, Any]] = dict


def may(request: Visit, right: str) -> bool:
    return bool(rules.has_perm(right, request.user, request.network))


def who(request: Visit) -> tuple[Any, Any, Any]:
    """Who acts where: what every action begins with."""
    return request.user, request.authority, request.network


def sent(request: Visit) -> tuple[Any, Any]:
    """What was filled in and which files, or None twice where the page is only looked at."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def address(request: Visit, name: str, *more: Any) -> str:
    return reverse(f"papers:{name}", args=[request.authority.slug, request.network.slug, *more])


def new_step() -> str:
    return secrets.token_urlsafe(16)


def there(row: Any) -> Any:
    if row is None:
        raise Http404
    return row


def note_in(request: Visit, key: int) -> Any:
    """The note, or 404."""
    return there(note_at(request.network, key))


def answer(
    request: Visit, page: Page, save: Callable[[str], Any], said: str, to: str, undoes: bool = True
) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it at `to`, with the way back where it
    `undoes`.
    """
    form = page.form
    if request.method == "POST" and form.is_valid():
        step = form.cleaned_data["key"]
        try:
            save(step)
        except RefusedError as refused:
            form.refuse(refused)
        except SentBeforeError:
            return redirect(to)
        except ChangedMeanwhileError:
            now = page.now()
            if now and differing(form, now):
                return changed_meanwhile(request, page.template, form, now, page.context)
            return redirect(to)
        else:
            return done(request, said, address(request, "undo", step) if undoes else "", to)
    status = 422 if form.errors else 200
    return render(request, page.template, {**page.context, "form": form}, status=status)


def done(request: Visit, said: str, undo: str, to: str) -> HttpResponse:
    """`undo`: the address that takes it back, "" where there is none."""
    messages.success(request, said, extra_tags=undo)
    return redirect(to)


def attempt(request: Visit, do: Callable[[], Any], said: str, undo: str, to: str) -> HttpResponse:
    """A button: do it, and say so or why not."""
    try:
        do()
    except RefusedError as refused:
        messages.error(request, str(REFUSALS[refused.code]))
        return redirect(to)
    except ChangedMeanwhileError:
        return redirect(to)
    return done(request, said, undo, to)
