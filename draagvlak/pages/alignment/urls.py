from django.urls.resolvers import URLPattern

app_name = "alignment"
urlpatterns: list[URLPattern] = []
