from django.urls import path

from draagvlak.pages.balance.views import balance, outlook

app_name = "balance"
HERE = "<slug:authority>/<slug:network>/evenwicht/"
urlpatterns = [
    path(HERE, balance.balance, name="balance"),
    path(f"{HERE}jouw-kijk/", outlook.say, name="say"),
    path(f"{HERE}jouw-kijk/weg/", outlook.take_back, name="take_back"),
]
