from django.urls import path

from draagvlak.pages.visibility.views import items, newsletters, plan, steps

app_name = "visibility"
HERE = "<slug:authority>/<slug:network>/zichtbaar/"
STEP = f"{HERE}stappen/<int:visible_step>/"
LETTERS = "<slug:authority>/<slug:network>/nieuwsbrief/"
LETTER = f"{LETTERS}<int:newsletter>/"
ITEM = f"{LETTER}stukken/<int:letter_item>/"
urlpatterns = [
    path(HERE, plan.plan, name="plan"),
    path(f"{HERE}laag/<slug:layer>/", plan.layer, name="layer"),
    path(f"{HERE}nieuw/", steps.make, name="make"),
    path(f"{HERE}bestuur/", plan.board, name="board"),
    path(STEP, steps.change, name="step"),
    path(f"{STEP}wat-kwam-ervan/", steps.close, name="close"),
    path(f"{STEP}weg/", steps.remove, name="remove"),
    path(f"{HERE}ongedaan/<str:step>/", plan.undo, name="undo"),
    path(LETTERS, newsletters.listing, name="newsletter"),
    path(f"{LETTERS}nieuw/", newsletters.make, name="make_newsletter"),
    path(LETTER, newsletters.one, name="one"),
    path(f"{LETTER}tekst/", newsletters.change, name="change_newsletter"),
    path(f"{LETTER}verstuurd/", newsletters.mark_sent, name="sent"),
    path(f"{LETTER}bestand/<str:ending>/", newsletters.file, name="file"),
    path(f"{LETTER}weg/", newsletters.remove, name="remove_newsletter"),
    path(f"{LETTER}erbij/", items.put_in, name="put_in"),
    path(ITEM, items.word, name="item"),
    path(f"{ITEM}weg/", items.take_out, name="take_out"),
    path(f"{ITEM}naar/<str:way>/", items.move, name="move"),
    path(f"{LETTERS}ongedaan/<str:step>/", newsletters.undo, name="undo_newsletter"),
]
