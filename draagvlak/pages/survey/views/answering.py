"""What a link opens: the form, what is said where it does not open, and the thanks. No session, no account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from draagvlak.basics.tenancy import inside
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.pulse.actions.answering import AnsweredError, NotOpenError, send_answers
from draagvlak.capabilities.pulse.choices import ITEMS
from draagvlak.capabilities.pulse.queries import opening
from draagvlak.capabilities.pulse.queries.giving_back import give_back_token
from draagvlak.capabilities.pulse.queries.opening import Opened, Stands
from draagvlak.capabilities.pulse.wording.kit import Kit, kit_in, kits
from draagvlak.pages.shared.doors import paced, public
from draagvlak.pages.survey.forms import AnswerForm

BECAUSE = "respondents have no account: a secret address opens one survey, and nothing of who opens it is kept"
# Without a referrer a form would be sent with no origin either, and refused as if it came from elsewhere.
WITH_FORM, WITHOUT = "same-origin", "no-referrer"


@require_http_methods(["GET", "HEAD", "POST"])
@public(because=BECAUSE)
@paced("survey", methods=("POST",))
def answer(request: HttpRequest, opens: str) -> HttpResponse:
    kit, place = _kit(request), opening.place_of(opens)
    if place is None:
        return _page(request, kit, opens, _gone(kit, None), 404)
    with inside(place), override(kit.code):
        opened = opening.opened_by(opens)
        # A form that came twice at once finds its link used by the first: that is thanked for, too.
        takes = {Stands.OPEN, Stands.USED} if request.method == "POST" else {Stands.OPEN}
        if opened is None or opened.stands not in takes:
            return _shut(request, kit, opens, opened)
        return _form(request, kit, opens, opened)


@require_safe
@public(because=BECAUSE)
def thanks(request: HttpRequest, opens: str) -> HttpResponse:
    kit, place = _kit(request), opening.place_of(opens)
    if place is None:
        return _page(request, kit, opens, _gone(kit, None), 404)
    with inside(place):
        opened = opening.opened_by(opens)
        if opened is None or opened.stands == Stands.GONE:
            return _shut(request, kit, opens, opened)
        said = kit.said["thanks"]
        text = said["told"].format(day=kit.day(opened.link.survey.told_on))
        more = {"next": said["next"] if opened.link.many and opened.stands == Stands.OPEN else ""} | _hears(opened)
        return _page(request, kit, opens, _said(said["title"], text, opened) | more)


def _form(request: HttpRequest, kit: Kit, opens: str, opened: Opened) -> HttpResponse:
    link = opened.link
    organisations = opening.organisations_of(link.survey.network) if opening.asks_whom(link) else []
    form = AnswerForm(kit, link.form, organisations, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _asked(request, kit, opens, opened, form)
    try:
        send_answers(link, form.cleaned_data["key"], form.answers())
    except (AnsweredError, NotOpenError):
        return _shut(request, kit, opens, opening.opened_by(opens))
    return _sealed(redirect(_address("thanks", opens, kit)))


def _asked(request: HttpRequest, kit: Kit, opens: str, opened: Opened, form: AnswerForm) -> HttpResponse:
    survey = opened.link.survey
    context = {
        "form": form,
        "is_pictures": opened.link.form == "pictures",
        "is_group": opened.link.many,
        "network": survey.network.name,
        "until": kit.said["until"].format(day=kit.day(survey.closes_on)),
        "items": [_item(kit, number, field) for number, field in enumerate(form.items, 1)],
    }
    page = _page(request, kit, opens, context, 422 if form.errors else 200, "survey/answer/form.html")
    page["Referrer-Policy"] = WITH_FORM
    return page


def _item(kit: Kit, number: int, field: Any) -> dict[str, Any]:
    """A question for the page, and its answers, each with its picture."""
    return {
        "field": field,
        "number": kit.said["number"].format(number=number, total=ITEMS),
        "picture": f"survey/pictures/item-{number}.svg",
        "answers": [(box, f"survey/pictures/answer-{box.data['value']}.svg") for box in field],
    }


def _shut(request: HttpRequest, kit: Kit, opens: str, opened: Opened | None) -> HttpResponse:
    """Kindly, and with what one can do."""
    if opened is None or opened.stands == Stands.GONE:
        return _page(request, kit, opens, _gone(kit, opened), 410)
    survey = opened.link.survey
    if opened.stands == Stands.OVER:
        text = kit.said["over"]["text"].format(day=kit.day(survey.told_on))
        return _page(request, kit, opens, _said(kit.said["over"]["title"], text, opened) | _hears(opened), 410)
    if opened.stands == Stands.EARLY:
        text = kit.said["early"]["text"].format(day=kit.day(survey.opens_on))
        return _page(request, kit, opens, _said(kit.said["early"]["title"], text, opened))
    told = kit.said["thanks"]["told"].format(day=kit.day(survey.told_on))
    said = kit.said["before"]
    return _page(request, kit, opens, _said(said["title"], f"{said['text']} {told}", opened) | _hears(opened))


def _hears(opened: Opened) -> dict[str, str]:
    """Where whoever answered reads what came of it."""
    token = give_back_token(opened.link.survey)
    return {"given_back": reverse("survey:given_back", args=[token])}


def _gone(kit: Kit, opened: Opened | None) -> dict[str, Any]:
    said = kit.said["gone"]
    contact = said["contact"]
    if opened is not None and opened.director:
        contact = said["director"].format(name=opened.director, network=opened.link.survey.network.name)
    return _said(said["title"], said["text"].format(contact=contact), opened)


def _said(title: str, text: str, opened: Opened | None) -> dict[str, Any]:
    return {"title": title, "text": text, "network": opened.link.survey.network.name if opened else ""}


def _kit(request: HttpRequest) -> Kit:
    return kit_in(request.GET.get("taal"), getattr(request, "LANGUAGE_CODE", None))


def _address(name: str, opens: str, kit: Kit) -> str:
    return f"{reverse(f'survey:{name}', args=[opens])}?taal={kit.code}"


def _page(
    request: HttpRequest,
    kit: Kit,
    opens: str,
    context: dict[str, Any],
    status: int = 200,
    template: str = "survey/answer/said.html",
) -> HttpResponse:
    shared = {
        "kit": kit,
        "said": kit.said,
        "kits": kits().values(),
        "here": _address("answer", opens, kit),
        "mark": hash_of(f"kept {opens}")[:16],
    }
    return _sealed(render(request, template, shared | context, status=status))


def _sealed(answer: HttpResponse) -> HttpResponse:
    """No address of it goes anywhere, and no search engine keeps it."""
    answer["Referrer-Policy"], answer["X-Robots-Tag"] = WITHOUT, "noindex"
    return answer
