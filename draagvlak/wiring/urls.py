"""Every address. Ours come from the pages; signing in and out is allauth's, the language switch Django's."""

from allauth.account.views import login, logout
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("aanmelden/", login_not_required(login), name="account_login"),
    path("afmelden/", logout, name="account_logout"),
    path("taal/", login_not_required(set_language), name="set_language"),
    # Before pages of a network, since no network is called "privacy".
    path("", include("draagvlak.pages.privacy.urls")),
    path("", include("draagvlak.pages.report.urls")),
    path("", include("draagvlak.pages.export.urls")),
    path("", include("draagvlak.pages.map.urls")),
    path("", include("draagvlak.pages.assessment.urls")),
    # Last, since an authority's slug could be any word.
    path("", include("draagvlak.pages.start.urls")),
]

handler500 = "draagvlak.pages.shared.views.broken"
