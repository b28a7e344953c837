"""Laying down an idea, its page, and putting it into other words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from draagvlak.capabilities.ideas.actions import ideas as actions
from draagvlak.capabilities.ideas.queries.companions import whose_it_may_be
from draagvlak.capabilities.ideas.queries.one_idea import idea_page
from draagvlak.capabilities.ideas.queries.seeing import inside_ideas
from draagvlak.pages.ideas.forms.idea import SparkForm, spark_begins
from draagvlak.pages.ideas.views.breeding import parts_of
from draagvlak.pages.ideas.views.telling import HAVE, READ, address, answer, found, led
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, sent, who


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def begin(request: Visit) -> HttpResponse:
    form = SparkForm(whose_it_may_be(request.user, request.network), sent(request))
    made: list[int] = []

    def save(step: str) -> None:
        made.append(form.once(lambda key: actions.begin(*who(request), form.spark, key)))

    def to() -> str:
        return address(request, "idea", inside_ideas(request.user, request.network).get(pk=made[0]).key)

    page = Page("ideas/spark.html", form, {"title": _("Nieuw idee")})
    return answer(request, page, save, _("Bewaard. Alleen jij ziet dit idee."), to)


@require_safe
@in_network(may=READ)
def page(request: Visit, idea: str) -> HttpResponse:
    shown = idea_page(request.user, found(request, idea))
    context = {"title": shown.idea.title, "page": shown, "idea": shown.idea, **parts_of(request, shown)}
    return render(request, "ideas/idea.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def change(request: Visit, idea: str) -> HttpResponse:
    row = led(request, idea)
    form = SparkForm([], sent(request), initial=spark_begins(row))

    def save(step: str) -> str:
        actions.change(*who(request), (idea, form.at_version), form.spark, step)
        return address(request, "take_back", step)

    context = {"title": _("Zeg het anders"), "idea": row}
    page = Page("ideas/spark.html", form, context, lambda: spark_begins(led(request, idea)))
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "idea", idea))
