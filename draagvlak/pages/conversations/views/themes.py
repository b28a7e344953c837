"""The themes of a network: made, called otherwise, joined, taken away."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.conversations.actions import themes as actions
from draagvlak.capabilities.conversations.queries.finding import theme_at, themes_listed
from draagvlak.capabilities.conversations.queries.fragments import themes_of
from draagvlak.pages.conversations.forms.fragments import JoinForm, ThemeForm
from draagvlak.pages.conversations.views.telling import WRITE, address, answer, done
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, sent, there, who


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def listing(request: Visit) -> HttpResponse:
    form = ThemeForm(sent(request))

    def save(step: str) -> None:
        actions.make_theme(*who(request), form.cleaned_data["name"], step)

    context = {"title": _("Thema’s van gesprekken"), "themes": themes_listed(request.network)}
    page = Page("conversations/themes.html", form, context)
    return answer(request, page, save, _("Het thema staat erbij."), lambda: address(request, "themes"), False)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, talk_theme: int) -> HttpResponse:
    row = there(theme_at(request.network, talk_theme))
    form = ThemeForm(sent(request), initial={"name": row.name, "version": row.version})
    others = [one for one in themes_of(request.network) if one.pk != row.pk]

    def save(step: str) -> None:
        actions.rename_theme(*who(request), (talk_theme, form.at_version), form.cleaned_data["name"], step)

    def now() -> dict[str, object]:
        found = there(theme_at(request.network, talk_theme))
        return {"name": found.name, "version": found.version}

    context = {"title": row.name, "row": row, "join": JoinForm(others) if others else None}
    page = Page("conversations/theme.html", form, context, now)
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "themes"))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def join(request: Visit, talk_theme: int) -> HttpResponse:
    row = there(theme_at(request.network, talk_theme))
    form = JoinForm([one for one in themes_of(request.network) if one.pk != row.pk], sent(request))

    def save(step: str) -> None:
        actions.join_themes(*who(request), talk_theme, int(form.cleaned_data["into"]), step)

    page = Page("conversations/join.html", form, {"title": _("Voeg thema’s samen"), "row": row})
    return answer(request, page, save, _("De thema’s zijn samengevoegd."), lambda: address(request, "themes"))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, talk_theme: int) -> HttpResponse:
    there(theme_at(request.network, talk_theme))
    step = new_step()
    actions.remove_theme(*who(request), talk_theme, step)
    return done(request, _("Het thema is weg. De fragmenten blijven."), step, address(request, "themes"))
