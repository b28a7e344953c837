from django.urls import path

from draagvlak.pages.networks import views

app_name = "networks"
urlpatterns = [
    path("<slug:authority>/netwerken/nieuw/", views.make, name="make"),
    path("<slug:authority>/<slug:network>/instellingen/", views.settings, name="settings"),
    path("<slug:authority>/<slug:network>/instellingen/weg/", views.remove, name="remove"),
    path("<slug:authority>/<slug:network>/delen/", views.share, name="share"),
    path("<slug:authority>/<slug:network>/delen/<int:share>/stop/", views.stop, name="stop"),
]
