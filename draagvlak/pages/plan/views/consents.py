"""What who told a story agreed to, taken back here, or by themselves at an address of their own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.stories.actions import consents as actions
from draagvlak.capabilities.stories.queries import stories as queries
from draagvlak.capabilities.stories.queries.withdrawing import own_consent
from draagvlak.pages.plan.forms.stories import ConsentForm
from draagvlak.pages.plan.views.noting import TELL, address, done
from draagvlak.pages.shared.doors import Visit, in_network, paced, public
from draagvlak.pages.shared.telling import sent, there, who


@require_http_methods(["GET", "POST"])
@in_network(may=TELL)
def note(request: Visit, story: int) -> HttpResponse:
    """Also of a story that was taken back: who told it may say yes again. Once sent, it shows the address, once."""
    row = queries.story_at(request.user, request.network, story)
    shown = queries.story_shown(row) if row else there(queries.taken_back_at(request.network, story))
    left = [one.use for one in shown.uses if one.consent is None]
    form = ConsentForm(
        left if request.method == "GET" else [one.use for one in shown.uses],
        sent(request),
        initial={"given_on": day_of(request.network)},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made, token = actions.note_consent(
                *who(request), story, (given["use"], given["how"], given["given_on"]), given["key"]
            )
        except RefusedError as error:
            form.refuse(error)
        except SentBeforeError:
            messages.success(request, _("Deze toestemming stond er al."))
            return redirect(address(request, "story", story))
        else:
            return _link(request, story, token, str(made.get_use_display()))
    context = {"title": _("Noteer toestemming"), "form": form, "row": row, "key": story, "left": left}
    return render(request, "plan/consent.html", context, status=422 if form.errors else 200)


def _link(request: Visit, story: int, token: str, use: str) -> HttpResponse:
    """The address, which is kept nowhere: it is shown here, and never again."""
    at = request.build_absolute_uri(reverse("plan:own_story", args=[token]))
    context = {"title": _("Geef deze link aan wie het vertelde"), "address": at, "key": story, "use": use}
    shown = render(request, "plan/consent_link.html", context)
    shown["Cache-Control"] = "private, no-store"
    return shown


@require_POST
@in_network(may=TELL)
def withdraw(request: Visit, story: int, consent: int) -> HttpResponse:
    there(queries.consent_at(request.network, story, consent))
    actions.withdraw_consent(*who(request), consent)
    said = _("Ingetrokken. De woorden staan nergens meer waar ze met deze toestemming stonden.")
    return done(request, said, address(request, "story", story))


@require_POST
@in_network(may=TELL)
def new_link(request: Visit, story: int, consent: int) -> HttpResponse:
    row = there(queries.consent_at(request.network, story, consent))
    if row.withdrawn_on is not None:
        raise Http404
    token = actions.renew_link(*who(request), consent)
    return _link(request, story, token, str(row.get_use_display()))


@require_http_methods(["GET", "HEAD", "POST"])
@public(because="who told a story may have no account; the address is a secret of their consent, to take it back")
@paced("withdraw", methods=("GET", "HEAD", "POST"))
def own_story(request: HttpRequest, secret: str) -> HttpResponseBase:
    if request.method == "POST":
        try:
            actions.withdraw_own(secret)
        except PermissionDenied as error:
            raise Http404 from error
        return redirect("plan:own_story", secret)
    own = own_consent(secret)
    if own is None:
        raise Http404
    title = _("Je toestemming is ingetrokken") if own.taken_back_on else _("Jouw verhaal")
    shown = render(request, "plan/own_story.html", {"title": title, "own": own})
    shown["X-Robots-Tag"], shown["Cache-Control"] = "noindex", "private, no-store"
    return shown
