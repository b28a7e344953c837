from django.urls import path

from draagvlak.pages.plan.views import consents, indicators, results, stories

app_name = "plan"
CAME = "<slug:authority>/<slug:network>/resultaten/"
RESULT = f"{CAME}<int:result>/"
MEASURED = f"{CAME}indicatoren/"
STORIES = f"{CAME}verhalen/"
STORY = f"{STORIES}<int:story>/"
urlpatterns = [
    path(CAME, results.listing, name="results"),
    path(f"{CAME}nieuw/", results.note, name="note_result"),
    path(f"{CAME}ongedaan/<str:step>/", results.undo, name="undo_results"),
    path(RESULT, results.one, name="result"),
    path(f"{RESULT}pas-aan/", results.change, name="change_result"),
    path(f"{RESULT}weg/", results.remove, name="remove_result"),
    path(f"{RESULT}actie/", results.link, name="link_result"),
    path(f"{RESULT}actie/<int:came_link>/los/", results.unlink, name="unlink_result"),
    path(MEASURED, indicators.listing, name="indicators"),
    path(f"{MEASURED}indicatoren.xlsx", indicators.file, name="indicators_file"),
    path(f"{MEASURED}nieuw/", indicators.make, name="make_indicator"),
    path(f"{MEASURED}<int:indicator>/", indicators.one, name="indicator"),
    path(f"{MEASURED}<int:indicator>/pas-aan/", indicators.change, name="change_indicator"),
    path(f"{MEASURED}<int:indicator>/weg/", indicators.remove, name="remove_indicator"),
    path(f"{MEASURED}<int:indicator>/meting/", indicators.measure, name="measure"),
    path(f"{MEASURED}metingen/<int:measurement>/", indicators.change_measurement, name="measurement"),
    path(f"{MEASURED}metingen/<int:measurement>/weg/", indicators.remove_measurement, name="remove_measurement"),
    path(STORIES, stories.listing, name="stories"),
    path(f"{STORIES}nieuw/", stories.tell, name="tell"),
    path(f"{STORIES}ongedaan/<str:step>/", stories.undo, name="undo_stories"),
    path(STORY, stories.one, name="story"),
    path(f"{STORY}pas-aan/", stories.change, name="change_story"),
    path(f"{STORY}wis/", stories.erase, name="erase_story"),
    path(f"{STORY}resultaat/", stories.link, name="link_story"),
    path(f"{STORY}resultaat/<int:told_link>/los/", stories.unlink, name="unlink_story"),
    path(f"{STORY}toestemming/", consents.note, name="consent"),
    path(f"{STORY}toestemming/<int:consent>/trek-in/", consents.withdraw, name="withdraw"),
    path(f"{STORY}toestemming/<int:consent>/nieuwe-link/", consents.new_link, name="new_link"),
    path("toestemming/<str:secret>/", consents.own_story, name="own_story"),
]
