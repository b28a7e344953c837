from django.urls.resolvers import URLPattern

app_name = "merging"
urlpatterns: list[URLPattern] = []
