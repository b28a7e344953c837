"""What everybody sees of a network: its page, feeds, a block to embed, posters; and what its director says of it."""

from django.urls import path

from draagvlak.pages.public.views import activities, choosing, feeds, pictures, seen, settings

app_name = "public"
HERE = "<slug:authority>/<slug:network>/openbaar/"
OPEN = "openbaar/<slug:authority>/<slug:network>/"
STORY = f"{OPEN}verhalen/<int:public_story>/"
urlpatterns = [
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path(OPEN, seen.page, name="page"),
    path(f"{OPEN}insluiten/", seen.embed, name="embed"),
    path(STORY, seen.story, name="story"),
    path(f"{STORY}<slug:picture_shape>.<slug:picture_kind>", pictures.picture, name="picture"),
    path(f"{OPEN}<slug:picture_shape>.<slug:picture_kind>", pictures.card, name="card"),
    path(f"{OPEN}rss/", feeds.rss, name="rss"),
    path(f"{OPEN}atom/", feeds.atom, name="atom"),
    path(f"{OPEN}agenda/", feeds.calendar, name="calendar"),
    path(HERE, settings.overview, name="settings"),
    path(f"{HERE}pas-aan/", settings.change, name="change"),
    path(f"{HERE}voorbeeld/", settings.preview, name="preview"),
    path(f"{HERE}voorbeeld/verhalen/<int:public_story>/", settings.preview_story, name="preview_story"),
    path(f"{HERE}uitdatabank/", settings.hear, name="hear"),
    path(f"{HERE}ongedaan/<str:step>/", settings.undo, name="undo"),
    path(f"{HERE}partners/", choosing.partners, name="partners"),
    path(f"{HERE}resultaten/", choosing.results, name="results"),
    path(f"{HERE}activiteiten/", activities.listing, name="activities"),
    path(f"{HERE}activiteiten/nieuw/", activities.make, name="open"),
    path(f"{HERE}activiteiten/<int:open_activity>/", activities.change, name="change_activity"),
    path(f"{HERE}activiteiten/<int:open_activity>/weg/", activities.close, name="close"),
    path(f"{HERE}beelden/", pictures.listing, name="pictures"),
]
