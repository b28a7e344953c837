from django.urls import path

from draagvlak.pages.settings import views

app_name = "settings"
urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
    path("<slug:authority>/logo/", views.logo, name="logo"),
    path("<slug:authority>/logo/weg/", views.take_logo_away, name="remove_logo"),
    path("account/", views.account, name="account"),
    path("account/toestellen/", views.sessions, name="sessions"),
    path("account/toestellen/andere/", views.end_others, name="end_others"),
    path("account/toestellen/<int:session>/afmelden/", views.end, name="end"),
]
