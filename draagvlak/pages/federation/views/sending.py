"""What we share, as a signed file for an authority of another installation, or at an address that it fetches from."""

from typing import Any

import rules
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.federation.actions import sending
from draagvlak.capabilities.federation.choices.refusals import RefusedFileError
from draagvlak.capabilities.federation.queries import addressees_of, own, senders_of
from draagvlak.capabilities.federation.queries.feeds import fed_anywhere, file_for, mark_of
from draagvlak.capabilities.federation.wording.refusals import why_not_made
from draagvlak.capabilities.federation.writers.signed import CONTENT_TYPE
from draagvlak.capabilities.intervision.queries.sharing import document
from draagvlak.pages.federation.forms import AddresseeForm
from draagvlak.pages.shared.doors import Visit, in_authority, paced, public
from draagvlak.pages.shared.forms import OnceForm
from draagvlak.pages.shared.telling import Page, answer, refused, sent, there, told

SEND = "federation.send"


def here(request: Visit) -> str:
    return reverse("federation:overview", args=[request.authority.slug])


@require_GET
@in_authority(may=SEND)
def overview(request: Visit) -> HttpResponse:
    return _overview(request, "")


def _overview(request: Visit, secret: str) -> HttpResponse:
    context: dict[str, Any] = {"title": _("Delen met een andere installatie"), "own": own(request.authority)}
    may_trust = rules.has_perm("federation.trust", request.user, request.authority)
    context |= {"addressees": addressees_of(request.authority), "senders": senders_of(request.authority)}
    return render(
        request, "federation/overview.html", context | {"form": OnceForm(), "secret": secret, "may_trust": may_trust}
    )


@require_http_methods(["GET", "POST"])
@in_authority(may=SEND)
def add(request: Visit) -> HttpResponse:
    form = AddresseeForm(sent(request))

    def save(step: str) -> None:
        sending.add_addressee(request.user, request.authority, form.told, step)

    page = Page("federation/add.html", form, {"title": _("Ontvanger toevoegen")})
    return answer(
        request, page, save, lambda: here(request), lambda _step: told(request, _("Toegevoegd."), here(request))
    )


@require_POST
@in_authority(may=SEND)
@paced("export", methods=("POST",))
def give(request: Visit, file_to: int) -> HttpResponse:
    row = there(addressees_of(request.authority).filter(pk=file_to).first())
    try:
        body = document(request.authority, localdate(), row.code)
        content = sending.make_file(request.user, request.authority, row.pk, body)
    except RefusedFileError as error:
        return refused(request, why_not_made(error), here(request))
    return _as_file(content, f"{request.authority.slug}-{slugify(row.name)}-{localdate()}.jws")


def _as_file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)


@require_POST
@in_authority(may=SEND)
def feed(request: Visit, file_to: int) -> HttpResponse:
    """A new address, shown once."""
    row = there(addressees_of(request.authority).filter(pk=file_to).first())
    form = OnceForm(request.POST)
    if not form.is_valid():
        return redirect(here(request))
    try:
        _row, token = sending.make_feed(request.user, request.authority, row.pk, form.cleaned_data["key"])
    except SentBeforeError:
        text = _("Dit adres toonden we al, en we bewaren het niet. Trek het in en maak een nieuw.")
        return refused(request, text, here(request))
    return _overview(request, request.build_absolute_uri(reverse("federation:fetch", args=[token])))


@require_POST
@in_authority(may=SEND)
def revoke(request: Visit, file_to: int) -> HttpResponse:
    row = there(addressees_of(request.authority).filter(pk=file_to).first())
    sending.revoke_feed(request.user, request.authority, row.pk)
    return told(request, _("Ingetrokken. Op dat adres staat niets meer."), here(request))


@require_POST
@in_authority(may=SEND)
def remove(request: Visit, file_to: int) -> HttpResponse:
    row = there(addressees_of(request.authority).filter(pk=file_to).first())
    sending.remove_addressee(request.user, request.authority, row.pk)
    return told(request, _("Weggehaald. Wat al gegeven is, kunnen we niet terughalen."), here(request))


@require_safe
@public(because="another installation cannot sign in; the address is a secret of one addressee, and can be revoked")
@paced("signed-file", methods=("GET", "HEAD"))
def fetch(request: HttpRequest, file_address: str) -> HttpResponseBase:
    fed = fed_anywhere(file_address)
    if fed is None:
        raise Http404
    with inside(fed.authority):
        body = document(fed.authority, localdate(), fed.addressee.code)
        mark = quote_etag(mark_of(body))
        found = get_conditional_response(request, mark)
        if found is None:
            try:
                found = _as_file(file_for(fed.addressee, body), f"{fed.authority.slug}.jws")
            except RefusedFileError as error:
                raise Http404 from error
    found["ETag"], found["X-Robots-Tag"] = mark, "noindex"
    return found
