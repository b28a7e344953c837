"""Asking people: a mail each, sheets of paper, a link for a group; reminding, and taking a link back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.pulse.actions import links as actions
from draagvlak.capabilities.pulse.queries import asked
from draagvlak.capabilities.pulse.queries.opening import is_group_of
from draagvlak.capabilities.pulse.writers.codes import code_as_image
from draagvlak.capabilities.pulse.writers.sheets_pdf import sheets_as_pdf
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import refused, sent, told, who
from draagvlak.pages.survey.forms import GroupForm, MailForm, SheetsForm
from draagvlak.pages.survey.views.telling import address, found


def _closed(request: Visit, survey: int) -> HttpResponse:
    text = _("Deze peiling is gesloten. Er is niemand meer gevraagd.")
    return refused(request, text, address(request, "one", survey))


@require_http_methods(["GET", "POST"])
@paced("invite", methods=("POST",))
@in_network(may="pulse.run")
def by_mail(request: Visit, survey: int) -> HttpResponse:
    row, form = found(request, survey), MailForm(sent(request))
    if not form.is_valid():
        context = {"title": _("Vraag met een mail"), "survey": row, "form": form}
        return render(request, "survey/by_mail.html", context, status=422 if form.errors else 200)
    given = form.cleaned_data
    known = asked.known_addresses(request.network, given["layer"]) if given["known"] else []
    addresses = list(dict.fromkeys([*given["addresses"], *known]))
    new = len(addresses) - len(asked.asked_already(row, addresses))
    try:
        form.once(lambda key: actions.ask_by_mail(*who(request), form.group(row.pk), addresses, key))
    except actions.ClosedError:
        return _closed(request, survey)
    return told(request, _told(row, new), address(request, "one", survey))


def _told(row: Any, new: int) -> str:
    if not new:
        return _("Wie je opgaf, was al gevraagd. Er gaat geen mail weg.")
    if row.state == "open":
        return ngettext("%(n)s mail gaat weg.", "%(n)s mails gaan weg, enkele tegelijk.", new) % {"n": new}
    said = ngettext("%(n)s mail staat klaar.", "%(n)s mails staan klaar.", new) % {"n": new}
    return said + " " + _("Ze gaan weg zodra de peiling begint.")


@require_http_methods(["GET", "POST"])
@paced("export", methods=("POST",))
@in_network(may="pulse.run")
def on_paper(request: Visit, survey: int) -> HttpResponse:
    row, form = found(request, survey), SheetsForm(sent(request))
    if not form.is_valid():
        context = {"title": _("Vraag op papier"), "survey": row, "form": form}
        return render(request, "survey/on_paper.html", context, status=422 if form.errors else 200)
    try:
        given = form.cleaned_data
        tokens = actions.make_sheets(*who(request), form.group(row.pk), given["number"], given["key"])
    except SentBeforeError:
        text = _("Deze blaadjes maakten we al. We bewaren hun codes niet. Trek ze in bij de links en maak nieuwe.")
        return refused(request, text, address(request, "one", survey))
    except actions.ClosedError:
        return _closed(request, survey)
    return _pdf(request, row, tokens, is_group=False)


def _pdf(request: Visit, row: Any, tokens: list[str], is_group: bool) -> HttpResponse:
    addresses = [_address_of(request, token) for token in tokens]
    made = sheets_as_pdf(request.network.name, row.closes_on, addresses, is_group)
    headers = {"Content-Disposition": f'attachment; filename="peiling-{row.pk}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _address_of(request: Visit, token: str) -> str:
    return request.build_absolute_uri(reverse("survey:answer", args=[token]))


@require_http_methods(["GET", "POST"])
@paced("invite", methods=("POST",))
@in_network(may="pulse.run")
def group(request: Visit, survey: int) -> HttpResponse:
    row, form = found(request, survey), GroupForm(sent(request))
    context = {"title": _("Vraag een groep"), "survey": row, "form": form}
    if not form.is_valid():
        return render(request, "survey/group.html", context, status=422 if form.errors else 200)
    given = form.cleaned_data
    try:
        said = (given["name"], given["expected"])
        token = actions.make_group_link(*who(request), form.group(row.pk), said, given["key"])
    except SentBeforeError:
        text = _("Deze link toonden we al, en we bewaren hem niet. Trek hem in bij de links en maak een nieuwe.")
        return refused(request, text, address(request, "one", survey))
    except actions.ClosedError:
        return _closed(request, survey)
    secret = _address_of(request, token)
    context |= {"secret": secret, "token": token, "code": code_as_image(secret), "said": given}
    return render(request, "survey/group.html", context)


@require_POST
@paced("export")
@in_network(may="pulse.run")
def poster(request: Visit, survey: int) -> HttpResponse:
    row, token = found(request, survey), request.POST.get("token", "")
    if not is_group_of(row, token):
        raise Http404
    return _pdf(request, row, [token], is_group=True)


@require_POST
@paced("invite")
@in_network(may="pulse.run")
def remind(request: Visit, survey: int) -> HttpResponse:
    row = found(request, survey)
    try:
        actions.remind(*who(request), row.pk)
    except actions.ClosedError:
        return _closed(request, survey)
    text = _("Wie nog niet antwoordde, krijgt één herinnering. We tonen niet wie dat is.")
    return told(request, text, address(request, "one", survey))


@require_GET
@in_network(may="pulse.run")
def links(request: Visit, survey: int) -> HttpResponse:
    row = found(request, survey)
    page = asked.links_page(row, request.GET.get("pagina"))
    return render(request, "survey/links.html", {"title": _("Wie gevraagd is"), "survey": row, "page": page})


@require_POST
@in_network(may="pulse.run")
def revoke(request: Visit, survey: int, link: int) -> HttpResponse:
    row = _with_link(request, survey, link)
    actions.revoke_link(*who(request), row.pk, link)
    undo = address(request, "restore", survey, link)
    return told(request, _("De link is ingetrokken. Hij opent niets meer."), address(request, "links", survey), undo)


@require_POST
@in_network(may="pulse.run")
def restore(request: Visit, survey: int, link: int) -> HttpResponse:
    row = _with_link(request, survey, link)
    actions.restore_link(*who(request), row.pk, link)
    return told(request, _("De link werkt weer."), address(request, "links", survey))


def _with_link(request: Visit, survey: int, link: int) -> Any:
    row = found(request, survey)
    if asked.link_at(row, link) is None:
        raise Http404
    return row
