"""What somebody was asked themselves, and their answer."""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.competences.actions import offers as actions
from draagvlak.capabilities.competences.queries.offers import own_offers
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import address_of, refused, there, told, who

READ, ANSWER = "competences.read_own_matching", "competences.answer_offer"


@require_GET
@in_network(may=READ)
def mine(request: Visit) -> HttpResponse:
    context = {"title": _("Aan jou gevraagd"), "offers": own_offers(request.user, request.network)}
    return render(request, "competences/offers.html", context)


@require_POST
@in_network(may=ANSWER)
def accept(request: Visit, offer: int) -> HttpResponse:
    return _answered(request, offer, actions.accept, _("Fijn. Vanaf vandaag heb jij deze rol."))


@require_POST
@in_network(may=ANSWER)
def decline(request: Visit, offer: int) -> HttpResponse:
    said = _("Je zei liever niet. Je hoeft niet te zeggen waarom. Voor deze rol word je niet meer voorgesteld.")
    return _answered(request, offer, actions.decline, said)


@require_POST
@in_network(may=ANSWER)
def take_back(request: Visit, offer: int) -> HttpResponse:
    back = address_of(request, "competences:offers")
    try:
        actions.take_back_answer(*who(request), offer)
    except ChangedMeanwhileError:
        return refused(request, _("Er werd intussen verder aan gewerkt. Er is niets teruggedraaid."), back)
    except (ObjectDoesNotExist, LookupError):
        there(None)
    return told(request, _("Ongedaan gemaakt. De vraag wacht weer op je antwoord."), back)


def _answered(request: Visit, offer: int, answer: Callable[..., None], said: str) -> HttpResponse:
    back = address_of(request, "competences:offers")
    try:
        answer(*who(request), offer)
    except ObjectDoesNotExist:
        there(None)
    except ChangedMeanwhileError:
        return refused(request, _("Deze vraag werd intussen beantwoord of teruggenomen. Er is niets veranderd."), back)
    except actions.NotOpenError:
        return refused(request, _("Deze rol is intussen niet meer vrij. Er is niets veranderd."), back)
    return told(request, said, back, address_of(request, "competences:take_back_answer", offer))
