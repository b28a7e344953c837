from django.urls import path

from draagvlak.pages.contacts.views import device, fading, listing, noting, one

app_name = "contacts"
PLACE = "<slug:authority>/<slug:network>/contacten/"
urlpatterns = [
    path("noteren.js", device.worker, name="worker"),
    path("noteren/", device.shell, name="shell"),
    path(PLACE, listing.index, name="list"),
    path(f"{PLACE}noteer/", noting.note, name="note"),
    path(f"{PLACE}noteer/verstuur/", device.send, name="send"),
    path(f"{PLACE}te-bevestigen/<int:draft>/", noting.confirm, name="draft"),
    path(f"{PLACE}te-bevestigen/<int:draft>/weg/", noting.discard, name="discard"),
    path(f"{PLACE}lang-niet-gezien/", fading.index, name="fading"),
    path(f"{PLACE}lang-niet-gezien/<int:person>/", fading.put_aside, name="put_aside"),
    path(f"{PLACE}<int:contact>/", one.page, name="contact"),
    path(f"{PLACE}<int:contact>/ongedaan/", noting.take_back, name="take_back"),
    path(f"{PLACE}<int:contact>/weg/", one.remove, name="remove"),
    path(f"{PLACE}<int:contact>/terug/", one.bring_back, name="bring_back"),
]
