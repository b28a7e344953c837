"""Stories woven from fragments: written, looked over, given back, read."""

from django.urls import path

from draagvlak.pages.weaving.views import linking, own, reading, said, silence, steps, versions, writing

STORIES = "<slug:authority>/<slug:network>/verhalen/"
STORY = f"{STORIES}<int:woven>/"
REVIEW = f"{STORY}nalezen/<int:woven_review>/"
GIVEN = f"{STORY}teruggeven/<int:woven_given>/"

app_name = "weaving"
urlpatterns = [
    path(STORIES, reading.listing, name="list"),
    path(f"{STORIES}nieuw/", writing.begin, name="begin"),
    path(f"{STORIES}ongedaan/<str:step>/", writing.undo, name="undo"),
    path(STORY, reading.one, name="story"),
    path(f"{STORY}schrijf/", writing.write, name="write"),
    path(f"{STORY}bewaar/", writing.keep, name="keep"),
    path(f"{STORY}voorbeeld/", writing.preview, name="preview"),
    path(f"{STORY}fragmenten/", writing.fragments, name="fragments"),
    path(f"{STORY}wis/", writing.erase, name="erase"),
    path(f"{STORY}versies/", versions.listing, name="versions"),
    path(f"{STORY}versies/vergelijk/", versions.compare, name="compare"),
    path(f"{STORY}versies/<int:woven_version>/terug/", versions.put_back, name="put_back"),
    path(f"{STORY}stappen/", steps.steps, name="steps"),
    path(f"{STORY}nalezen/", steps.ask, name="ask"),
    path(f"{STORY}teruggeven/", steps.give, name="give"),
    path(f"{STORY}laat-weg/", silence.leave_out, name="leave_out"),
    path(f"{STORY}publiceer/", steps.publish, name="publish"),
    path(f"{STORY}haal-weg/", steps.hide, name="hide"),
    path(REVIEW, said.review, name="review"),
    path(f"{REVIEW}gedaan/", said.review_done, name="review_done"),
    path(f"{REVIEW}zonder-antwoord/", silence.go_on, name="go_on"),
    path(f"{REVIEW}link/", said.review_link, name="review_link"),
    path(GIVEN, said.given, name="given"),
    path(f"{GIVEN}gedaan/", said.given_done, name="given_done"),
    path(f"{GIVEN}link/", said.given_link, name="given_link"),
    path(f"{STORY}verbanden/", linking.links, name="links"),
    path(f"{STORY}verbanden/<int:woven_link>/los/", linking.part, name="part"),
    path(f"{STORY}verbanden/<int:woven_link>/terug/", linking.join, name="join"),
    path("toestemming/verhaal/<str:story_link>/", own.own, name="own"),
]
