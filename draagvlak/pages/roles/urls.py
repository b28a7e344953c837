from django.urls import path

from draagvlak.pages.roles import views

app_name = "roles"
urlpatterns = [
    path("<slug:authority>/toegang/", views.people, name="people"),
    path("<slug:authority>/toegang/nodig-uit/", views.invite, name="invite"),
    path("<slug:authority>/toegang/<int:role>/", views.change, name="change"),
    path("<slug:authority>/toegang/<int:role>/wie/", views.who, name="who"),
    path("<slug:authority>/toegang/<int:role>/beeindig/", views.end, name="end"),
    path("<slug:authority>/toegang/uitnodiging/<int:invitation>/opnieuw/", views.again, name="again"),
    path("<slug:authority>/toegang/uitnodiging/<int:invitation>/trek-in/", views.revoke, name="revoke"),
    path("uitnodiging/<str:token>/", views.accept, name="accept"),
]
