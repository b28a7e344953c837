from django.urls import path

from draagvlak.pages.map import views

app_name = "map"
urlpatterns = [
    path("<slug:authority>/<slug:network>/kaart/", views.organisations, name="map"),
    path("<slug:authority>/<slug:network>/kaart/gegevens/", views.organisations_data, name="data"),
    path("<slug:authority>/<slug:network>/kaart/personen/", views.people, name="people"),
    path("<slug:authority>/<slug:network>/kaart/personen/gegevens/", views.people_data, name="people_data"),
]
