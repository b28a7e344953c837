from django.urls import path

from draagvlak.pages.alignment.views import agreements, asking, gaps, load, overview, profile, requests, sets, sharing

app_name = "alignment"
HERE = "<slug:authority>/afstemming/"
AGREEMENTS = f"{HERE}afspraken/"
PROFILE = "<slug:authority>/<slug:network>/profiel/"
REQUEST = f"{PROFILE}vragen/<int:asked_for>/"
urlpatterns = [
    path(HERE, overview.overview, name="overview"),
    path(f"{HERE}overlap/", sets.overlap, name="overlap"),
    path(f"{HERE}vergaderlast/", load.everybody, name="load"),
    path(f"{HERE}mijn-vergaderlast/", load.mine, name="mine"),
    path(f"{HERE}twee-keer-gevraagd/", asking.twice, name="twice"),
    path(f"{HERE}hiaten/", gaps.gaps, name="gaps"),
    path(f"{HERE}hiaten/nieuw/", gaps.wish, name="want"),
    path(f"{HERE}hiaten/<int:wished>/weg/", gaps.remove, name="want_no_more"),
    path(f"{HERE}schakels/", sets.shared, name="shared"),
    path(AGREEMENTS, agreements.listing, name="agreements"),
    path(f"{AGREEMENTS}nieuw/", agreements.make, name="agree"),
    path(f"{AGREEMENTS}<int:agreed>/", agreements.one, name="agreement"),
    path(f"{AGREEMENTS}<int:agreed>/pas-aan/", agreements.change, name="change_agreement"),
    path(f"{AGREEMENTS}<int:agreed>/stop/", agreements.end, name="end_agreement"),
    path(f"{HERE}ongedaan/<str:step>/", overview.undo, name="undo"),
    path(PROFILE, profile.profile, name="profile"),
    path(f"{PROFILE}pas-aan/", profile.change, name="change_profile"),
    path(f"{PROFILE}buren/", sharing.share, name="share"),
    path(f"{PROFILE}buren/<int:neighbour>/stop/", sharing.stop, name="stop"),
    path(f"{PROFILE}vragen/nieuw/", requests.note, name="note_request"),
    path(REQUEST, requests.change, name="request"),
    path(f"{REQUEST}weg/", requests.remove, name="remove_request"),
    path(f"{PROFILE}ongedaan/<str:step>/", profile.undo, name="undo_in_network"),
]
