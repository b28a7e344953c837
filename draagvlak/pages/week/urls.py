from django.urls import path

from draagvlak.pages.week import views

app_name = "week"
urlpatterns = [
    path("<slug:authority>/<slug:network>/week/", views.week, name="week"),
    path("<slug:authority>/<slug:network>/beweging/", views.drive, name="drive"),
    path("<slug:authority>/<slug:network>/mijn-werk/", views.mine, name="mine"),
    path("<slug:authority>/<slug:network>/mijn-werk/meenemen/", views.take_along, name="take_along"),
    path("<slug:authority>/<slug:network>/mijn-werk/<int:inspiration>/", views.change, name="change"),
    path("<slug:authority>/<slug:network>/mijn-werk/<int:inspiration>/weg/", views.remove, name="remove"),
]
