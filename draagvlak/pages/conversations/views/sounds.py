"""Sound beside a conversation: brought, played from any place on, taken away."""

import re

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagvlak.capabilities.conversations.actions import sounds as actions
from draagvlak.capabilities.conversations.choices import SoundKind
from draagvlak.capabilities.conversations.queries.conversations import conversation_at
from draagvlak.capabilities.conversations.queries.sources import sound_at, sound_bytes
from draagvlak.capabilities.conversations.readers.sounds import TYPES
from draagvlak.pages.conversations.forms.conversation import SoundForm
from draagvlak.pages.conversations.views.telling import WRITE, address, answer, done
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import Page, new_step, sent, there, who

RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
@paced("upload", methods=("POST",))
def attach(request: Visit, conversation: int) -> HttpResponse:
    row = there(conversation_at(request.network, conversation))
    form = SoundForm(sent(request), request.FILES or None)

    def save(step: str) -> None:
        actions.attach_sound(*who(request), conversation, form.recorded(), step)

    page = Page("conversations/attach.html", form, {"title": _("Voeg geluid toe"), "talk": row})
    to = f"{address(request, 'one', conversation)}#geluid"
    return answer(request, page, save, _("Het geluid staat erbij."), lambda: to, has_undo=False)


@require_safe
@in_network(may=WRITE)
def play(request: Visit, conversation: int, talk_sound: int) -> HttpResponseBase:
    """The bytes, all or from where a player asks (RFC 9110, §14), so that one can jump to a place in it."""
    found = there(sound_at(request.network, conversation, talk_sound))
    part = part_of(request.headers.get("Range", ""), found.size)
    if part is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{found.size}"})
    start, end, is_part = part
    answered: HttpResponseBase = (
        HttpResponse() if request.method == "HEAD" else StreamingHttpResponse(sound_bytes(found, start, end))
    )
    answered.status_code = 206 if is_part else 200
    answered.headers["Content-Type"] = TYPES[SoundKind(found.kind)]
    answered.headers["Content-Length"] = str(end - start)
    answered.headers["Accept-Ranges"] = "bytes"
    answered.headers["Content-Disposition"] = content_disposition_header(False, found.name) or "inline"
    if is_part:
        answered.headers["Content-Range"] = f"bytes {start}-{end - 1}/{found.size}"
    return answered


def part_of(asked: str, size: int) -> tuple[int, int, bool] | None:
    """From which byte up to which (not among them) is asked, and whether that is a part. None where nothing is there.
    What we do not understand, or several parts at once, is answered with the whole.

    >>> part_of("bytes=0-99", 1000), part_of("bytes=-100", 1000), part_of("", 1000), part_of("bytes=1000-", 1000)
    ((0, 100, True), (900, 1000, True), (0, 1000, False), None)
    """
    said = RANGE.fullmatch(asked.replace(" ", ""))
    if said is None or not (said[1] or said[2]):
        return 0, size, False
    if not said[1]:
        return (max(size - int(said[2]), 0), size, True) if int(said[2]) and size else None
    start, end = int(said[1]), min(int(said[2]) + 1, size) if said[2] else size
    if said[2] and int(said[2]) < start:
        return 0, size, False
    return (start, end, True) if start < size else None


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, conversation: int, talk_sound: int) -> HttpResponse:
    there(sound_at(request.network, conversation, talk_sound))
    step = new_step()
    actions.remove_sound(*who(request), talk_sound, step)
    said = _("Het geluid is weg. Vannacht wordt het gewist.")
    return done(request, said, step, address(request, "one", conversation))
