"""Signed files of other installations: taken in, shown, emptied; and whom we trust."""

from uuid import UUID

import rules
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.federation.actions import taking
from draagvlak.capabilities.federation.choices.keys import fingerprint
from draagvlak.capabilities.federation.choices.refusals import RefusedFileError
from draagvlak.capabilities.federation.queries import own, received_at, senders_of
from draagvlak.capabilities.federation.readers.signed import Taken
from draagvlak.capabilities.federation.wording.figures import figures_told
from draagvlak.pages.federation.forms import TakeForm, TrustForm, sealed, unsealed
from draagvlak.pages.shared.doors import Visit, in_authority, paced
from draagvlak.pages.shared.telling import sent, there, told

TAKE, TRUST = "federation.take_in", "federation.trust"


def here(request: Visit) -> str:
    return reverse("federation:overview", args=[request.authority.slug])


@require_http_methods(["GET", "POST"])
@in_authority(may=TAKE)
@paced("upload", methods=("POST",))
def take(request: Visit) -> HttpResponse:
    form = TakeForm(sent(request), request.FILES or None)
    context = {"title": _("Bestand inlezen"), "form": form, "own": own(request.authority)}
    if request.method == "POST" and form.is_valid():
        try:
            came = taking.take_in(request.user, request.authority, form.content())
        except RefusedFileError as error:
            form.refuse(error)
            if error.code in {"unknown-key", "other-key"} and isinstance(error.opened, Taken):
                context |= _to_trust(request, error.opened)
        else:
            to = reverse("federation:one", args=[request.authority.slug, came.row.mark])
            text = _("Dit stond er al. Er is niets veranderd.") if came.was_there else _("Ingelezen.")
            return told(request, text, to)
    return render(request, "federation/take.html", context, status=422 if form.errors else 200)


def _to_trust(request: Visit, opened: Taken) -> dict[str, object]:
    """What the page shows of a sender that is not trusted: nothing of what it shares."""
    who = taking.Trusted(opened.key, opened.code, opened.name)
    may = rules.has_perm(TRUST, request.user, request.authority)
    form = TrustForm(initial={"sealed": sealed(who, _place(request))}) if may else None
    return {"opened": opened, "fingerprint": fingerprint(opened.key), "trust_form": form}


def _place(request: Visit) -> str:
    return f"{request.user.pk}:{request.authority.pk}"


@require_POST
@in_authority(may=TRUST)
def trusted(request: Visit) -> HttpResponse:
    form = TrustForm(request.POST)
    try:
        who = unsealed(request.POST.get("sealed", ""), _place(request))
    except signing.BadSignature as error:
        raise Http404 from error
    if not form.is_valid():
        context = {"title": _("Bestand inlezen"), "form": TakeForm(), "own": own(request.authority), "opened": who}
        context |= {"fingerprint": fingerprint(who.key), "trust_form": form}
        return render(request, "federation/take.html", context, status=422)
    taking.trust(request.user, request.authority, who)
    to = reverse("federation:take", args=[request.authority.slug])
    return told(request, _("Je vertrouwt deze afzender. Kies het bestand nu opnieuw."), to)


@require_GET
@in_authority(may=TAKE)
def one(request: Visit, taken_file: UUID) -> HttpResponse:
    found = there(received_at(request.authority, taken_file))
    context = {"title": found.sender.name, "found": found}
    context["networks"] = [(network, figures_told(network)) for network in found.networks]
    return render(request, "federation/one.html", context)


@require_POST
@in_authority(may=TAKE)
def empty(request: Visit, file_from: int) -> HttpResponse:
    row = there(senders_of(request.authority).filter(pk=file_from).first())
    taking.take_away(request.user, request.authority, row.pk)
    return told(request, _("Weggehaald. Wil je het terug, lees dan het nieuwste bestand opnieuw in."), here(request))


@require_POST
@in_authority(may=TRUST)
def drop(request: Visit, file_from: int) -> HttpResponse:
    row = there(senders_of(request.authority).filter(pk=file_from).first())
    taking.distrust(request.user, request.authority, row.pk)
    return told(request, _("De afzender is weg, met alles wat ervan kwam."), here(request))
