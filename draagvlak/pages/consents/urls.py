"""Asking who said something whether it may be used, and what they answer."""

from django.urls import path

from draagvlak.pages.consents.views import asking, links, listing, voices

app_name = "consents"
HERE = "<slug:authority>/<slug:network>/citaten/"
VOICE = f"{HERE}stem/<int:quoted_voice>/"
ASK = f"{HERE}vraag/<int:ask>/"
LINK = "toestemming/citaten/<str:quotes_link>/"
urlpatterns = [
    path(LINK, links.answer, name="answer"),
    path(f"{LINK}trek-in/", links.take_back, name="take_back"),
    path(HERE, listing.listing, name="list"),
    path(f"{HERE}mijn/", listing.mine, name="mine"),
    path(f"{HERE}mijn/trek-in/", listing.take_back_own, name="take_back_own"),
    path(VOICE, voices.one, name="voice"),
    path(f"{VOICE}vraag/", asking.ask, name="ask"),
    path(f"{VOICE}trek-in/", voices.take_back, name="take_back_for"),
    path(f"{ASK}antwoord/", voices.note, name="note"),
    path(f"{ASK}nieuwe-link/", asking.renew, name="renew"),
    path(f"{ASK}sluit/", asking.close, name="close"),
    path(f"{ASK}open/", asking.reopen, name="reopen"),
    path(f"{ASK}blad/", asking.sheet, name="sheet"),
    path(f"{ASK}mail/", asking.mail, name="mail"),
]
