"""Asking a voice: which quotes for which uses, and then the link, once: to copy, to mail, on paper."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.mail import send_mail
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.consents.actions import asking as actions
from draagvlak.capabilities.consents.queries.asks import AskShown, ask_shown, is_of
from draagvlak.capabilities.consents.queries.standing import Stand
from draagvlak.capabilities.consents.queries.voices import QuoteStands, VoiceStands, voice_at
from draagvlak.capabilities.consents.wording.asking import Asked, Mail, asking_mail, question_of
from draagvlak.capabilities.consents.writers.sheet_pdf import OnPaper, sheet_as_pdf
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.pulse.writers.codes import code_as_image
from draagvlak.pages.consents.forms.asking import AskForm, RenewForm
from draagvlak.pages.consents.views.listing import WRITE
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import address_of, refused, sent, there, told, who


@require_http_methods(["GET", "POST"])
@paced("invite", methods=("POST",))
@in_network(may=WRITE)
def ask(request: Visit, quoted_voice: int) -> HttpResponse:
    found: VoiceStands = there(voice_at(request.network, quoted_voice))
    quotes = [(one.fragment, _told(one)) for one in found.quotes if one.erased_on is None]
    form = AskForm(quotes, found.row.is_minor, sent(request), initial=_begins(request, found))
    if request.method == "POST" and form.is_valid():
        try:
            made, token = actions.ask(who(request), quoted_voice, form.asking(), form.cleaned_data["key"])
        except RefusedError as error:
            form.refuse(error)
        except SentBeforeError:
            return _shown_before(request, quoted_voice)
        except ObjectDoesNotExist as error:
            raise Http404 from error
        else:
            return _link(request, there(ask_shown(request.network, made.pk)), token)
    context = {"title": _("Vraag toestemming"), "found": found, "form": form}
    return render(request, "consents/ask.html", context, status=422 if form.errors else 200)


def _told(quote: QuoteStands) -> str:
    if not quote.words:
        return _("(een citaat dat ingetrokken is)")
    said_no = any(one.stand is Stand.NO for one in quote.uses)
    return _("%(words)s (zei eerder nee)") % {"words": quote.words} if said_no else quote.words


def _begins(request: Visit, found: VoiceStands) -> dict[str, Any]:
    """What was not asked yet is chosen already; `citaat` and `gebruik` in the address choose otherwise."""
    wanted = [key for key in request.GET.getlist("citaat") if key.isdigit()]
    new = [one.fragment for one in found.quotes if not one.said]
    return {"fragments": wanted or new, "uses": request.GET.getlist("gebruik") or ["pages"]}


def _shown_before(request: Visit, voice: int) -> HttpResponse:
    text = _("Deze link toonden we al, en we bewaren hem niet. Maak een nieuwe.")
    return refused(request, text, address_of(request, "consents:voice", voice))


@require_http_methods(["GET", "POST"])
@paced("invite", methods=("POST",))
@in_network(may=WRITE)
def renew(request: Visit, ask: int) -> HttpResponse:
    found: AskShown = there(ask_shown(request.network, ask))
    form = RenewForm(sent(request))
    if request.method != "POST" or not form.is_valid():
        context = {"title": _("Maak een nieuwe link"), "found": found, "form": form}
        return render(request, "consents/renew.html", context, status=422 if form.errors else 200)
    given = form.cleaned_data
    try:
        made, token = actions.renew(who(request), ask, given["is_lost"], given["key"])
    except SentBeforeError:
        return _shown_before(request, found.row.participant_id)
    return _link(request, there(ask_shown(request.network, made.pk)), token)


def _link(request: Visit, found: AskShown, token: str) -> HttpResponse:
    """The address, which is kept nowhere: it is shown here, and never again."""
    address = _address(request, token)
    context = {
        "title": _("De link voor %(voice)s") % {"voice": found.opened.voice},
        "found": found,
        "token": token,
        "address": address,
        "mail": _mail_of(request, found, address),
        "code": code_as_image(address),
    }
    return render(request, "consents/link.html", context)


def _address(request: Visit, token: str) -> str:
    return request.build_absolute_uri(reverse("consents:answer", args=[token]))


def _mail_of(request: Visit, found: AskShown, address: str) -> Mail:
    asks = request.user.get_full_name()
    conversation = found.row.participant.conversation
    about = Asked(found.opened.voice, request.network.name, conversation.held_on, found.row.until, asks)
    return asking_mail(about, address)


@require_POST
@in_network(may=WRITE)
def close(request: Visit, ask: int) -> HttpResponse:
    found = there(ask_shown(request.network, ask))
    actions.close(who(request), ask)
    said = _("Met deze link kan niemand nog antwoorden. Intrekken kan ermee.")
    undo = address_of(request, "consents:reopen", ask)
    return told(request, said, address_of(request, "consents:voice", found.row.participant_id), undo)


@require_POST
@in_network(may=WRITE)
def reopen(request: Visit, ask: int) -> HttpResponse:
    found = there(ask_shown(request.network, ask))
    actions.reopen(who(request), ask)
    to = address_of(request, "consents:voice", found.row.participant_id)
    return told(request, _("Ongedaan gemaakt. Alles is weer zoals voordien."), to)


@require_POST
@paced("export")
@in_network(may=WRITE)
def sheet(request: Visit, ask: int) -> HttpResponse:
    found, token = _with_token(request, ask)
    quotes = [
        OnPaper(one.words, [question_of(asked.use, asked.place) for asked in one.questions if asked.key])
        for one in found.opened.to_answer
    ]
    held_on = found.row.participant.conversation.held_on
    made = sheet_as_pdf(request.network.name, found.opened.voice, held_on, quotes, _address(request, token))
    headers = {"Content-Disposition": f'attachment; filename="citaten-{ask}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@require_POST
@paced("invite")
@in_network(may=WRITE)
def mail(request: Visit, ask: int) -> HttpResponse:
    """To the address that is known of who is asked; the mail says nothing of what they said."""
    found, token = _with_token(request, ask)
    to = address_of(request, "consents:voice", found.row.participant_id)
    if not found.email:
        return refused(
            request, _("Van deze stem kennen we geen e-mailadres. Geef een nieuwe link zelf, of op papier."), to
        )
    text = _mail_of(request, found, _address(request, token))
    try:
        send_mail(text.subject, text.text, None, [found.email])
    except OSError:  # of a mail server too: smtplib's errors are
        return refused(request, _("De mail kon niet vertrekken. Maak een nieuwe link en geef die zelf."), to)
    actions.note_sent(who(request), ask)
    return told(request, _("De mail is weg."), to)


def _with_token(request: Visit, ask: int) -> tuple[AskShown, str]:
    """Raises Http404 where the secret is not of this ask."""
    found, token = there(ask_shown(request.network, ask)), request.POST.get("token", "")
    if not is_of(found.row, token):
        raise Http404
    return found, token
