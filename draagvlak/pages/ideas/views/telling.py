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
from draagvlak.capabilities.ideas.actions.opening import see
from draagvlak.capabilities.ideas.queries.seeing import idea_at, inside, inside_at
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.ideas.forms.fields import IdeaForm
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.views import changed_meanwhile, differing

HAVE, READ = "ideas.have", "ideas.read"


@dataclass(frozen=True)
class Page:
    """A page with a form. `now`: what the form would begin with today, asked when somebody else was first."""

    template: str
    form: IdeaForm
    context: dict[str, Any] = field(default_factory=dict)
    now: Callable[[], dict[str, Any]] = dict


def may(request: Visit, right: str) -> bool:
    return bool(rules.has_perm(right, request.user, request.network))


def who(request: Visit) -> tuple[Any, Any, Any]:
    """Who acts where: what every action begins with."""
    return request.user, request.authority, request.network


def address(request: Visit, name: str, *more: Any) -> str:
    return reverse(f"ideas:{name}", args=[request.authority.slug, request.network.slug, *more])


def new_step() -> str:
    return secrets.token_urlsafe(16)


def posted(request: Visit) -> Any:
    """What was filled in, also where that is nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def there(row: Any) -> Any:
    if row is None:
        raise Http404
    return row


def found(request: Visit, key: str) -> Any:
    """The idea at `key`, which is seen from now on by the layer of whoever asks; 404 where it is not for them.

    Looked at again once that is written down: who closed it just before, closed it.
    """
    idea = there(idea_at(request.user, request.network, key))
    if inside(request.user, idea):
        return idea
    see(*who(request), [idea.pk])
    return there(idea_at(request.user, request.network, key))


def own(request: Visit, key: str) -> Any:
    """The idea at `key`, for its owner and whom the owner let in; 404 for others, also where it is open to them."""
    return there(inside_at(request.user, request.network, key))


def answer(request: Visit, page: Page, save: Callable[[str], Any], said: str, to: Callable[[], str]) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it at `to`, with the way back where
    `save` gives its address.
    """
    form = page.form
    if request.method == "POST" and form.is_valid():
        try:
            back = save(form.cleaned_data["key"])
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
            return done(request, said, to(), back or "")
    status = 422 if form.errors else 200
    return render(request, page.template, {**page.context, "form": form}, status=status)


def done(request: Visit, said: str, to: str, back: str = "") -> HttpResponse:
    """`back`: the address where it is undone."""
    messages.success(request, said, extra_tags=back)
    return redirect(to)


def refused(request: Visit, said: str, to: str) -> HttpResponse:
    messages.error(request, said)
    return redirect(to)
