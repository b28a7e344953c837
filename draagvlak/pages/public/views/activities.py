"""What is open to everybody: the list, opening a meeting or an activity by itself, changing and closing it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.public_pages.actions.activities import change_activity, close_activity, open_activity
from draagvlak.capabilities.public_pages.queries.activities import activities_of, activity_at, meetings_to_open
from draagvlak.capabilities.public_pages.queries.shown import page_of
from draagvlak.pages.public.forms.activity import ActivityForm, activity_begins, meeting_begins
from draagvlak.pages.public.views.settings import done
from draagvlak.pages.public.views.telling import READ, WRITE
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, address_of, answer, may, new_step, sent, there, who

HERE = "public:activities"
MOST = 200


@require_GET
@in_network(may=READ)
def listing(request: Visit) -> HttpResponse:
    page = page_of(request.network)
    context = {
        "title": _("Open activiteiten"),
        "activities": activities_of(page, most=MOST) if page else [],
        "meetings": list(meetings_to_open(request.network)),
        "is_shown": bool(page and page.is_on and "activities" in page.blocks),
        "may_write": may(request, WRITE),
    }
    return render(request, "public/activities.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def make(request: Visit) -> HttpResponse:
    asked = request.GET.get("vergadering", "")
    meeting = None
    if asked:
        meeting = there(next((one for one in meetings_to_open(request.network) if str(one.pk) == asked), None))
    form = ActivityForm(meeting is not None, sent(request), initial=meeting_begins(meeting))

    def save(step: str) -> None:
        open_activity(*who(request), form.told(meeting.pk if meeting else None), step)

    title = _("Zet een vergadering open") if meeting else _("Nieuwe open activiteit")
    return _answer(request, Page("public/activity.html", form, {"title": title, "meeting": meeting}), save)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, open_activity: int) -> HttpResponse:
    row = there(activity_at(request.network, open_activity))
    form = ActivityForm(row.meeting_id is not None, sent(request), initial=activity_begins(row))

    def save(step: str) -> None:
        change_activity(*who(request), (row.pk, form.at_version), form.told(), step)

    def now() -> dict[str, Any]:
        return activity_begins(there(activity_at(request.network, open_activity)))

    context = {"title": _("Pas de activiteit aan"), "meeting": row.meeting}
    return _answer(request, Page("public/activity.html", form, context, now), save)


@require_POST
@in_network(may=WRITE)
def close(request: Visit, open_activity: int) -> HttpResponse:
    there(activity_at(request.network, open_activity))
    step = new_step()
    close_activity(*who(request), open_activity, step)
    return done(request, address_of(request, HERE), step)


def _answer(request: Visit, page: Page, save: Any) -> HttpResponse:
    here = address_of(request, HERE)
    return answer(request, page, save, lambda: here, lambda step: done(request, here, step))
