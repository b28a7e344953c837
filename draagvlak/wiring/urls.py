"""Every address. Ours come from the pages; signing in and one's account are allauth's, the language switch Django's."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from draagvlak.wiring.sign_in_urls import urlpatterns as sign_in

urlpatterns = [
    *sign_in,
    path("taal/", login_not_required(set_language), name="set_language"),
    # Before pages of a network, since no network is called "privacy".
    path("", include("draagvlak.pages.privacy.urls")),
    path("", include("draagvlak.pages.settings.urls")),
    path("", include("draagvlak.pages.report.urls")),
    path("", include("draagvlak.pages.export.urls")),
    path("", include("draagvlak.pages.map.urls")),
    path("", include("draagvlak.pages.assessment.urls")),
    path("beheer/", include("draagvlak.pages.installation.urls")),
    path("", include("draagvlak.pages.networks.urls")),
    path("", include("draagvlak.pages.contacts.urls")),
    path("", include("draagvlak.pages.week.urls")),
    path("", include("draagvlak.pages.support.urls")),
    path("", include("draagvlak.pages.survey.urls")),
    path("", include("draagvlak.pages.ideas.urls")),
    path("", include("draagvlak.pages.plan.urls")),
    path("", include("draagvlak.pages.balance.urls")),
    path("", include("draagvlak.pages.papers.urls")),
    path("", include("draagvlak.pages.alignment.urls")),
    path("", include("draagvlak.pages.joint.urls")),
    path("", include("draagvlak.pages.merging.urls")),
    path("", include("draagvlak.pages.competences.urls")),
    path("", include("draagvlak.pages.succession.urls")),
    path("", include("draagvlak.pages.conversations.urls")),
    path("", include("draagvlak.pages.consents.urls")),
    path("", include("draagvlak.pages.weaving.urls")),
    path("", include("draagvlak.pages.booklets.urls")),
    path("", include("draagvlak.pages.public.urls")),
    path("", include("draagvlak.pages.visibility.urls")),
    path("", include("draagvlak.pages.intervision.urls")),
    path("", include("draagvlak.pages.federation.urls")),
    path("", include("draagvlak.pages.people.urls")),
    path("", include("draagvlak.pages.roles.urls")),
    path("", include("draagvlak.pages.calendar.urls")),
    # Last, since an authority's slug could be any word.
    path("", include("draagvlak.pages.start.urls")),
]

handler429 = "draagvlak.pages.shared.answers.too_often"
handler500 = "draagvlak.pages.shared.views.broken"
