"""Indicators with their pictures, one of them with all its measurements, and the file of both."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.exchange.writers.indicators import as_workbook
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.actions import indicators as actions
from draagvlak.capabilities.policy.queries import indicators as queries
from draagvlak.capabilities.policy.wording.figures import is_hidden
from draagvlak.pages.plan.forms.indicators import (
    IndicatorForm,
    MeasurementForm,
    indicator_begins,
    measurement_begins,
)
from draagvlak.pages.plan.views.noting import READ, SMALL, WRITE, address, answer, done
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import Page, may, new_step, sent, there, who

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@in_network(may=READ)
def listing(request: Visit) -> HttpResponse:
    page = queries.indicators_page(request.network, may(request, SMALL), request.GET.get("pagina", ""))
    context = {"title": _("Indicatoren"), "page": page, "may_write": may(request, WRITE)}
    return render(request, "plan/indicators.html", context)


@require_GET
@in_network(may=READ)
def one(request: Visit, indicator: int) -> HttpResponse:
    row, sees_small = there(queries.indicator_at(request.network, indicator)), may(request, SMALL)
    (shown,) = queries.shown(request.network, [row], sees_small)
    page = queries.measurements_page(row, sees_small, request.GET.get("pagina", ""))
    context = {"title": row.name, "one": shown, "page": page, "may_write": may(request, WRITE)}
    return render(request, "plan/indicator.html", context)


@require_GET
@in_network(may=READ)
@paced("export")
def file(request: Visit) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="indicatoren-{request.network.slug}.xlsx"'}
    sees_small = may(request, SMALL)
    table = queries.whole_table(request.network, sees_small)
    return HttpResponse(as_workbook(table, sees_small), content_type=XLSX, headers=headers)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def make(request: Visit) -> HttpResponse:
    what = queries.what_of(request.network)
    form = IndicatorForm(what, sent(request), initial={"of": request.GET.get("van", "")})

    def save(step: str) -> None:
        actions.make_indicator(*who(request), form.meant(), step)

    page = Page("plan/indicator_form.html", form, {"title": _("Nieuwe indicator"), "has_what": bool(what)})
    return answer(request, page, save, _("Bewaard. Noteer nu wat je meet."), lambda: address(request, "indicators"))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, indicator: int) -> HttpResponse:
    row = there(queries.indicator_at(request.network, indicator))
    hides = is_hidden(row.kind, row.baseline, may(request, SMALL))
    what = queries.what_of(request.network, row)
    form = IndicatorForm(what, sent(request), initial=indicator_begins(row), hides_baseline=hides)

    def save(step: str) -> None:
        actions.change_indicator(*who(request), (indicator, form.at_version), form.meant(row.baseline), step)

    def now() -> dict[str, Any]:
        return indicator_begins(there(queries.indicator_at(request.network, indicator)))

    context = {"title": _("Pas deze indicator aan"), "row": row, "has_what": True}
    page = Page("plan/indicator_form.html", form, context, now)
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "indicator", indicator))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, indicator: int) -> HttpResponse:
    there(queries.indicator_at(request.network, indicator))
    step = new_step()
    actions.remove_indicator(*who(request), indicator, step)
    said = _("De indicator is weg, met zijn metingen.")
    return done(request, said, address(request, "indicators"), step)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def measure(request: Visit, indicator: int) -> HttpResponse:
    of = there(queries.indicator_at(request.network, indicator))
    form = MeasurementForm(of, sent(request), initial={"on": day_of(request.network)})

    def save(step: str) -> None:
        actions.note_measurement(*who(request), indicator, form.found(), step)

    page = Page("plan/measurement.html", form, {"title": _("Noteer een meting"), "of": of})
    return answer(request, page, save, _("Genoteerd."), lambda: address(request, "indicator", indicator))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change_measurement(request: Visit, measurement: int) -> HttpResponse:
    row = _told(request, measurement)
    form = MeasurementForm(row.indicator, sent(request), initial=measurement_begins(row))

    def save(step: str) -> None:
        actions.change_measurement(*who(request), (measurement, form.at_version), form.found(), step)

    def now() -> dict[str, Any]:
        return measurement_begins(_told(request, measurement))

    context = {"title": _("Pas deze meting aan"), "of": row.indicator, "row": row}
    page = Page("plan/measurement.html", form, context, now)
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "indicator", row.indicator_id))


@require_POST
@in_network(may=WRITE)
def remove_measurement(request: Visit, measurement: int) -> HttpResponse:
    row, step = _told(request, measurement), new_step()
    actions.remove_measurement(*who(request), measurement, step)
    to = address(request, "indicator", row.indicator_id)
    return done(request, _("De meting is weg."), to, step)


def _told(request: Visit, measurement: int) -> Any:
    """A measurement whose figure whoever asks may know."""
    row = there(queries.measurement_at(request.network, measurement))
    if is_hidden(row.indicator.kind, row.value, may(request, SMALL)):
        raise Http404
    return row
