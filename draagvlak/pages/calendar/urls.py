from django.urls import path

from draagvlak.pages.calendar.views import attending, bringing, doubled, feeds, meetings, steps

app_name = "calendar"
HERE = "<slug:authority>/<slug:network>/vergaderingen/"
ONE = f"{HERE}<int:meeting>/"
urlpatterns = [
    path(HERE, meetings.listing, name="list"),
    path(f"{HERE}nieuw/", meetings.make, name="make"),
    path(ONE, meetings.one, name="one"),
    path(f"{ONE}pas-aan/", meetings.change, name="change"),
    path(f"{ONE}beslissingen/", meetings.decide, name="decide"),
    path(f"{ONE}afgelast/", steps.call_off, name="call_off"),
    path(f"{HERE}ongedaan/<str:step>/", steps.undo, name="undo"),
    path(f"{ONE}aanwezig/", attending.tick, name="tick"),
    path(f"{ONE}aanwezig/ongedaan/", attending.undo, name="undo_ticks"),
    path(f"{ONE}nodig-uit/", attending.ask, name="ask"),
    path(f"{ONE}aanwezigheidslijst/", attending.names, name="names"),
    path(f"{ONE}ics/", feeds.as_file, name="file"),
    path(f"{HERE}abonneren/", feeds.subscribe, name="subscribe"),
    path(f"{HERE}abonneren/<int:feed>/trek-in/", feeds.revoke, name="revoke"),
    path(f"{HERE}dubbel/", doubled.look, name="doubled"),
    path(f"{HERE}dubbel/zeg/", doubled.say, name="say_doubled"),
    path(f"{HERE}inlezen/", bringing.bring, name="bring"),
    path(f"{HERE}inlezen/bevestig/", bringing.confirm, name="confirm"),
    path(f"{HERE}inlezen/<int:batch>/ongedaan/", bringing.undo, name="undo_bring"),
    path("agenda/<str:token>.ics", feeds.feed, name="feed"),
]
