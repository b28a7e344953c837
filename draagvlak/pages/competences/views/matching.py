"""Who could take which role: the proposal for the director, and for a leader which roles are open."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.mail import send_mail
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.competences.actions import offers as actions
from draagvlak.capabilities.competences.queries.matching import Instead, Proposal, Proposed, proposal_of
from draagvlak.capabilities.competences.queries.offers import open_roles
from draagvlak.capabilities.competences.wording.offers import offer_mail
from draagvlak.pages.competences.forms.offers import OfferForm
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import address_of, may, refused, there, told, who

READ, OFFER = "competences.read_matching", "competences.match"


@require_GET
@in_network(may=READ)
def matching(request: Visit) -> HttpResponse:
    actions.write_down_that_it_was_read(*who(request))
    found = proposal_of(request.network)
    may_offer = may(request, OFFER)
    context = {
        "title": _("Wie kan welke rol opnemen?"),
        "proposal": found,
        "rows": _rows(found, may_offer),
        "may_offer": may_offer,
    }
    return render(request, "competences/matching.html", context)


@require_GET
@in_network(may="competences.read_open_roles")
def vacant(request: Visit) -> HttpResponse:
    context = {"title": _("Open rollen"), "roles": open_roles(request.network)}
    return render(request, "competences/matching_open.html", context)


@require_POST
@in_network(may=OFFER)
def offer(request: Visit) -> HttpResponse:
    form, back = OfferForm(request.POST), address_of(request, "competences:matching")
    changed = _("Dit voorstel veranderde intussen. Er is niemand iets gevraagd. Kijk hieronder opnieuw.")
    if not form.is_valid():
        return refused(request, changed, back)
    asked, left = (form.cleaned_data["role"], form.cleaned_data["person"]), [True]

    def make(key: str) -> Any:
        made = actions.offer(*who(request), *asked, once=key)
        account = made.person.account
        left.append(account is not None and _mail(request, account.email))
        return made

    try:
        undo = address_of(request, "competences:withdraw_offer", form.once(make))
    except (actions.NotOpenError, LookupError, ObjectDoesNotExist):
        return refused(request, changed, back)
    said = _("Gevraagd. Het antwoord lees je hier. Wie je vroeg, beslist zelf.")
    said = said if all(left) else f"{said} {_('De mail kon niet weg: zeg het ook even zelf.')}"
    return told(request, said, back, undo)


@require_POST
@in_network(may=OFFER)
def withdraw(request: Visit, offer: int) -> HttpResponse:
    back = address_of(request, "competences:matching")
    try:
        actions.withdraw(*who(request), offer)
    except ObjectDoesNotExist:
        there(None)
    except ChangedMeanwhileError:
        return refused(
            request, _("Er kwam intussen een antwoord. Er is niets veranderd. Je leest het hieronder."), back
        )
    return told(request, _("Teruggenomen. De vraag staat er niet meer."), back)


def _mail(request: Visit, email: str) -> bool:
    """Says that there is a question, no more. False where the mail could not leave."""
    page = address_of(request, "competences:offers")
    mail = offer_mail(request.network.name, request.build_absolute_uri(page))
    try:
        send_mail(mail.subject, mail.text, None, [email])
    except OSError:  # of a mail server too
        return False
    return True


@dataclass(frozen=True)
class Row:
    """A role with what asks somebody for it, each form to be sent once; None for who may not ask."""

    proposed: Proposed
    form: OfferForm | None
    instead: list[tuple[Instead, OfferForm | None]]


def _rows(found: Proposal, may_offer: bool) -> list[Row]:
    def form() -> OfferForm | None:
        return OfferForm() if may_offer else None

    return [
        Row(one, form() if one.somebody else None, [(other, form()) for other in one.instead]) for one in found.roles
    ]
