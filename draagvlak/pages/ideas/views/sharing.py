"""Who thinks along with an idea: let in, gone, or taken out."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.ideas.actions import ideas as actions
from draagvlak.capabilities.ideas.actions.going_on import go_on as act_on
from draagvlak.capabilities.ideas.queries.companions import may_come, name_of
from draagvlak.capabilities.ideas.queries.left import Left, may_go_on
from draagvlak.capabilities.ideas.queries.one_idea import idea_page
from draagvlak.pages.ideas.forms.sharing import InviteForm
from draagvlak.pages.ideas.views.telling import HAVE, address, answer, led, own
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, refused, sent, there, told, who


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def invite(request: Visit, idea: str) -> HttpResponse:
    row = led(request, idea)
    people = may_come(request.user, request.network, row)
    form = InviteForm(people, sent(request))

    def save(step: str) -> None:
        actions.invite(*who(request), idea, *form.whom)

    page = Page("ideas/invite.html", form, {"title": _("Wie denkt mee?"), "idea": row, "has_people": bool(people)})
    return answer(request, page, save, _("Die denkt nu mee, en ziet alles bij dit idee."), lambda: _back(request, idea))


@require_POST
@in_network(may=HAVE)
def take_out(request: Visit, idea: str, guest: int) -> HttpResponse:
    shown = idea_page(request.user, own(request, idea))
    there(next((one for one in shown.companions if one.key == guest and one.may_go), None))
    gone = actions.take_out(*who(request), idea, guest)
    said = _("%(name)s denkt niet meer mee. Wat die schreef, blijft.") % {"name": name_of(gone.user)}
    return told(request, said, _back(request, idea), address(request, "let_back", idea, guest, gone.part))


@require_POST
@in_network(may=HAVE)
def let_back(request: Visit, idea: str, guest: int, part: str) -> HttpResponse:
    """Somebody who was taken out just now is let in again."""
    row = led(request, idea)
    people = {one.key for one in may_come(request.user, request.network, row)}
    there(guest if guest in people and part in {"guest", "scribe"} else None)
    actions.invite(*who(request), idea, guest, part)
    return told(request, _("Ongedaan gemaakt. Die denkt weer mee."), _back(request, idea))


@require_POST
@in_network(may=HAVE)
def leave(request: Visit, idea: str) -> HttpResponse:
    there(idea_page(request.user, own(request, idea)).is_guest or None)
    actions.leave(*who(request), idea)
    return told(request, _("Je denkt niet meer mee. Wat je schreef, blijft bij het idee."), address(request, "list"))


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def go_on(request: Visit, idea: str) -> HttpResponse:
    """With an idea that nobody speaks for any more."""
    row = own(request, idea)
    how = there(may_go_on(request.user, row))
    if request.method == "GET":
        return render(request, "ideas/go_on.html", {"title": _("Ga verder met dit idee"), "idea": row, "how": how})
    try:
        if request.POST.get("hoe") != how:
            raise ChangedMeanwhileError(row)
        act_on(*who(request), idea, how)
    except ChangedMeanwhileError:
        return refused(
            request, _("Intussen veranderde er iets aan dit idee. Er is niets gebeurd."), _back(request, idea)
        )
    said = _("Het idee is nu van jou.") if how == Left.OWN else _("Je schrijft nu voor de eigenaar.")
    return told(request, said, _back(request, idea))


def _back(request: Visit, idea: str) -> str:
    return address(request, "idea", idea)
