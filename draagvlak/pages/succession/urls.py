from django.urls.resolvers import URLPattern

app_name = "succession"
urlpatterns: list[URLPattern] = []
