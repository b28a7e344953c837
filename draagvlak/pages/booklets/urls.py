"""Threads across stories, themes, and booklets."""

from django.urls import path

from draagvlak.pages.booklets.views import booklets, chapters, coherence, files

app_name = "booklets"
NETWORK = "<slug:authority>/<slug:network>/"
HERE = f"{NETWORK}bundels/"
ONE = f"{HERE}<int:booklet>/"
CHAPTERS = f"{ONE}verhalen/"
CHAPTER = f"{CHAPTERS}<int:chapter>/"
urlpatterns = [
    path(f"{NETWORK}draden/", coherence.threads, name="threads"),
    path(f"{NETWORK}draden/<int:thread>/", coherence.thread, name="thread"),
    path(f"{NETWORK}themas/", coherence.themes, name="themes"),
    path(HERE, booklets.listing, name="list"),
    path(f"{HERE}nieuw/", booklets.make, name="make"),
    path(f"{HERE}ongedaan/<str:step>/", booklets.undo, name="undo"),
    path(ONE, booklets.one, name="booklet"),
    path(f"{ONE}pas-aan/", booklets.change, name="change"),
    path(f"{ONE}publiceer/", booklets.publish, name="publish"),
    path(f"{ONE}haal-terug/", booklets.take_down, name="take_down"),
    path(f"{ONE}weg/", booklets.remove, name="remove"),
    path(f"{ONE}bundel-a5.pdf", files.pdf, {"paper": "a5"}, name="a5"),
    path(f"{ONE}bundel-a4.pdf", files.pdf, {"paper": "a4"}, name="a4"),
    path(f"{ONE}bundel.epub", files.epub, name="epub"),
    path(CHAPTERS, chapters.choose, name="choose"),
    path(f"{CHAPTERS}erbij/", chapters.add, name="add"),
    path(CHAPTER, chapters.read, name="read"),
    path(f"{CHAPTER}hoger/", chapters.move, {"by": -1}, name="up"),
    path(f"{CHAPTER}lager/", chapters.move, {"by": 1}, name="down"),
    path(f"{CHAPTER}eruit/", chapters.take_out, name="take_out"),
]
