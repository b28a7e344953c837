"""Who takes over what when somebody leaves, the hand-over booklet, and what if."""

from django.urls import path

from draagvlak.pages.succession.views import booklet, plans, takeovers, what_if

app_name = "succession"
HERE = "<slug:authority>/<slug:network>/opvolging/"
ONE = f"{HERE}<int:leaving>/"
HANDED = f"{HERE}overdracht/<int:takeover>/"
WHAT_IF = "<slug:authority>/<slug:network>/wat-als/"
urlpatterns = [
    path(HERE, plans.overview, name="plan"),
    path(f"{HERE}nieuw/", plans.begin, name="begin"),
    path(ONE, plans.one, name="one"),
    path(f"{ONE}pas-aan/", plans.change, name="change"),
    path(f"{ONE}kijk-opnieuw/", plans.look_again, name="look_again"),
    path(f"{ONE}rond-af/", plans.close, name="close"),
    path(f"{ONE}erbij/", takeovers.add, name="add"),
    path(f"{ONE}boekje/", booklet.look, name="booklet"),
    path(f"{ONE}boekje/pdf/", booklet.on_paper, name="booklet_pdf"),
    path(HANDED, takeovers.change, name="handed"),
    path(f"{HANDED}gepland/", takeovers.plan, name="planned"),
    path(f"{HANDED}gedaan/", takeovers.finish, name="finished"),
    path(f"{HANDED}weg/", takeovers.drop, name="drop"),
    path(f"{HERE}ongedaan/<str:step>/", plans.undo, name="undo"),
    path(WHAT_IF, what_if.wonder, name="what_if"),
    path(f"{WHAT_IF}bewaar/", what_if.keep, name="keep"),
    path(f"{WHAT_IF}<int:wondered>/", what_if.kept, name="kept"),
    path(f"{WHAT_IF}<int:wondered>/weg/", what_if.drop, name="drop_kept"),
    path(f"{WHAT_IF}ongedaan/<str:step>/", what_if.undo, name="undo_what_if"),
]
