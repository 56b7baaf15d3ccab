"""The addresses of all rooms, in the order of the story."""

from django.urls import include, path

urlpatterns = [
    path("", include("fairlead.home.urls")),
    path("", include("fairlead.web.urls")),
    path("sign-in/", include("allauth.urls")),
    path("", include("fairlead.people.urls")),
    path("", include("fairlead.plan.urls")),
    path("", include("fairlead.plan.leaders.urls")),
    path("", include("fairlead.plan.deeds.urls")),
    path("", include("fairlead.plan.measures.urls")),
    path("", include("fairlead.plan.wordings.urls")),
    path("", include("fairlead.communicate.urls")),
    path("", include("fairlead.communicate.practice.urls")),
    path("", include("fairlead.communicate.chat.urls")),
]

handler400 = "fairlead.web.views.bad_request"
handler403 = "fairlead.web.views.forbidden"
handler404 = "fairlead.web.views.not_found"
handler429 = "fairlead.web.middleware.too_many"
handler500 = "fairlead.web.views.broken"
