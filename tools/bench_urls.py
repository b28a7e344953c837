"""Every address of the product, and an empty page behind the same door as the report."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.wiring.urls import handler500, urlpatterns

__all__ = ["handler500", "urlpatterns"]


@require_GET
@in_network(may="network.read_report")
def empty(request: Visit) -> HttpResponse:
    return render(request, "shared/page.html", {"title": "Leeg", "text": ""})


urlpatterns = [path("<slug:authority>/<slug:network>/leeg/", empty), *urlpatterns]
