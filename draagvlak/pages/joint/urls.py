from django.urls.resolvers import URLPattern

app_name = "joint"
urlpatterns: list[URLPattern] = []
