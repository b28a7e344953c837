"""Signed files between installations."""

from django.urls import path

from draagvlak.pages.federation.views import sending, taking

app_name = "federation"
HERE = "<slug:authority>/intervisie/bestanden/"
TO = f"{HERE}ontvangers/<int:file_to>/"
FROM = f"{HERE}afzenders/<int:file_from>/"
urlpatterns = [
    path(HERE, sending.overview, name="overview"),
    path(f"{HERE}ontvangers/nieuw/", sending.add, name="add"),
    path(f"{TO}bestand/", sending.give, name="give"),
    path(f"{TO}adres/", sending.feed, name="feed"),
    path(f"{TO}adres/trek-in/", sending.revoke, name="revoke"),
    path(f"{TO}weg/", sending.remove, name="remove"),
    path(f"{HERE}inlezen/", taking.take, name="take"),
    path(f"{HERE}afzenders/vertrouw/", taking.trusted, name="trust"),
    path(f"{HERE}ontvangen/<uuid:taken_file>/", taking.one, name="one"),
    path(f"{FROM}maak-leeg/", taking.empty, name="empty"),
    path(f"{FROM}weg/", taking.drop, name="drop"),
    path("gedeeld/bestanden/<str:file_address>/", sending.fetch, name="fetch"),
]
