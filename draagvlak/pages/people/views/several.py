"""The same for several people: choose, look, do, take back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.network.actions import several as actions
from draagvlak.capabilities.network.queries.several import people_of, weigh
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.people.forms.several import SeveralForm, chosen, opened, sealed, told
from draagvlak.pages.people.views.saving import address, outdate, readable
from draagvlak.pages.shared.doors import Visit, in_network


@require_http_methods(["GET", "HEAD", "POST"])
@in_network(may="network.write_people")
def say(request: Visit) -> HttpResponse:
    """Asked for, the form; sent, what it would do; sent again as it was looked at, it is done."""
    keys = chosen((request.POST or request.GET).getlist("wie"))
    people = people_of(request.network, keys)
    if not people:
        messages.warning(request, _("Kies eerst mensen in de lijst."))
        return redirect(address(request, "people"))
    others = [one for one in readable(request, "network.write_people") if one.pk != request.network.pk]
    form = SeveralForm(request.POST or None, others)
    context = {"title": _("Pas meer mensen tegelijk aan"), "people": people, "form": form}
    if request.method == "POST" and form.is_valid():
        return _sent(request, keys, form, context)
    return render(request, "people/several.html", context, status=422 if request.method == "POST" else 200)


def _sent(request: Visit, keys: list[int], form: SeveralForm, context: dict[str, Any]) -> HttpResponse:
    weighed = weigh(request.network, keys, form.said)
    context |= {"told": told(weighed), "is_previewed": True, "may_do": bool(weighed.changed)}
    if request.POST.get("doen") != form.mark:
        return render(request, "people/several.html", context)
    try:
        done = actions.say_of_several(request.user, request.authority, request.network, keys, form.said)
    except RefusedError as refused:
        form.refuse(refused)
        return render(request, "people/several.html", context, status=422)
    outdate(request, weighed.changed)
    context |= {"sealed": sealed(done, request.user.pk, request.network.pk), "is_done": True}
    return render(request, "people/several.html", context)


@require_POST
@in_network(may="network.write_people")
def take_back(request: Visit) -> HttpResponse:
    done = opened(request.POST.get("gedaan", ""), request.user.pk, request.network.pk)
    if done is None:
        messages.error(request, _("Terugnemen kan niet meer: het is te lang geleden. Er is niets veranderd."))
        return redirect(address(request, "people"))
    count = actions.take_back_several(request.user, request.authority, request.network, done)
    outdate(request, [*(row[0] for row in done["people"]), *done["touched"]])
    said = ngettext("%(count)s aanpassing is teruggenomen.", "%(count)s aanpassingen zijn teruggenomen.", count)
    messages.success(request, said % {"count": count})
    return redirect(address(request, "people"))
