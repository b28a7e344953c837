"""The calendar in one's own calendar program: by a secret address, or one meeting as a file."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.network import actions
from draagvlak.capabilities.network.queries.feeds import fed_anywhere, feeds_of, told_of
from draagvlak.capabilities.network.writers.calendar import CONTENT_TYPE, as_calendar
from draagvlak.pages.calendar.views.telling import address, found, refused, sent
from draagvlak.pages.shared.doors import Visit, in_network, paced, public
from draagvlak.pages.shared.forms import OnceForm
from draagvlak.pages.shared.telling import who


@require_http_methods(["GET", "POST"])
@in_network(may="network.read_own_meetings")
def subscribe(request: Visit) -> HttpResponse:
    form, secret = OnceForm(sent(request)[0]), ""
    if form.is_valid():
        try:
            _feed, token = actions.make_feed(*who(request), form.cleaned_data["key"])
        except SentBeforeError:
            text = _("Dit adres toonden we al, en we bewaren het niet. Trek het in en maak een nieuw.")
            return refused(request, text, address(request, "subscribe"))
        secret = request.build_absolute_uri(reverse("calendar:feed", args=[token]))
    context = {"title": _("In je eigen agenda"), "form": OnceForm(), "secret": secret}
    context |= {"feeds": feeds_of(request.user, request.network)}
    return render(request, "calendar/subscribe.html", context, status=422 if form.errors else 200)


@require_POST
@in_network(may="network.read_own_meetings")
def revoke(request: Visit, feed: int) -> HttpResponse:
    if not feeds_of(request.user, request.network).filter(pk=feed).exists():
        raise Http404
    actions.revoke_feed(*who(request), feed)
    return redirect(address(request, "subscribe"))


@require_safe
@public(because="a calendar program cannot sign in; its address is a secret, made by its user and revoked by them")
@paced("calendar", methods=("GET", "HEAD"))
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    fed = fed_anywhere(token)
    if fed is None:
        raise Http404
    mark = quote_etag(fed.mark)
    answer = get_conditional_response(request, mark)
    if answer is None:
        pages = _pages(request, fed.authority.slug, fed.network.slug)
        answer = HttpResponse(as_calendar(fed.network.name, fed.meetings, pages), content_type=CONTENT_TYPE)
    answer["ETag"], answer["Cache-Control"], answer["X-Robots-Tag"] = mark, "private, no-cache", "noindex"
    return answer


def _pages(request: HttpRequest, authority: str, network: str) -> Callable[[int], str]:
    return lambda key: request.build_absolute_uri(reverse("calendar:one", args=[authority, network, key]))


@require_GET
@in_network(may="network.read_own_meetings")
def as_file(request: Visit, meeting: int) -> HttpResponse:
    row = found(request, meeting)
    pages = _pages(request, request.authority.slug, request.network.slug)
    text = as_calendar(request.network.name, told_of(request.user, request.network, row.pk), pages)
    headers = {"Content-Disposition": f'attachment; filename="vergadering-{row.pk}.ics"'}
    return HttpResponse(text, content_type=CONTENT_TYPE, headers=headers)
