"""What somebody sees by their own link: the story, their own words marked, and what they may say of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.weaving.actions.answering import answer
from draagvlak.capabilities.weaving.queries.answering import Asked, asked_at
from draagvlak.pages.shared.doors import paced, public
from draagvlak.pages.weaving.forms.asking import OwnAnswerForm, OwnForm

BECAUSE = "who is quoted, or took part, may have no account; the address is a secret of theirs, to look the story over"


@require_http_methods(["GET", "HEAD", "POST"])
@public(because=BECAUSE)
@paced("withdraw", methods=("GET", "HEAD", "POST"))
def own(request: HttpRequest, story_link: str) -> HttpResponseBase:
    asked = asked_at(story_link)
    if asked is None:
        raise Http404
    form = _form(asked, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data.get("answer", ""), form.cleaned_data["said"]
            answer(story_link, form.at_version, said)
        except RefusedError as error:
            form.refuse(error)
        except ChangedMeanwhileError:
            return _shown(request, asked, _form(asked, _again(asked, request.POST)), 409)
        except PermissionDenied as error:
            raise Http404 from error
        else:
            return redirect(f"{request.path}?dank")
    return _shown(request, asked, form, 422 if form.errors else 200)


def _form(asked: Asked, data: Any) -> OwnForm:
    begins = {"version": asked.row.version, "said": asked.row.said, "answer": getattr(asked.row, "answer", "")}
    return (OwnAnswerForm if asked.is_review else OwnForm)(data, initial=begins)


def _again(asked: Asked, data: Any) -> Any:
    """What they typed, for what there is now: somebody noted an answer of theirs meanwhile."""
    typed = data.copy()
    typed["version"] = str(asked.row.version)
    return typed


def _shown(request: HttpRequest, asked: Asked, form: OwnForm, status: int) -> HttpResponse:
    title = _("Is het verhaal goed zo?") if asked.is_review else _("Het verhaal van jullie gesprek")
    context = {"title": title, "asked": asked, "form": form, "thanks": "dank" in request.GET, "is_later": status == 409}
    shown = render(request, "weaving/own.html", context, status=status)
    shown["X-Robots-Tag"] = "noindex"
    return shown
