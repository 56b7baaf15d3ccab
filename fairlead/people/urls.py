"""Addresses of the people room."""

from fairlead.people import urls_directory, urls_doors

app_name = "people"
urlpatterns = [*urls_doors.urlpatterns, *urls_directory.urlpatterns]
