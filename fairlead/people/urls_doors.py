"""Addresses of coming in: set-up, invitations, seats and one's own account."""

from django.urls import path

from fairlead.people.views import account, invitations, seats, set_up

urlpatterns = [
    path("set-up/<str:token>/", set_up.set_up, name="set-up"),
    path("invite/<str:token>/", invitations.invite, name="invite"),
    path("account/", account.account, name="account"),
    path("account/sessions/end/", account.end_sessions, name="end-sessions"),
    path("c/<slug:company>/seats/", seats.seats, name="seats"),
    path("c/<slug:company>/seats/second-step/", seats.second_step, name="second-step"),
    path("c/<slug:company>/seats/<int:pk>/role/", seats.role, name="seat-role"),
    path("c/<slug:company>/seats/<int:pk>/remove/", seats.remove, name="seat-remove"),
    path("c/<slug:company>/invitations/", invitations.send, name="invitations"),
    path("c/<slug:company>/invitations/<int:pk>/again/", invitations.resend, name="invitation-again"),
    path("c/<slug:company>/invitations/<int:pk>/withdraw/", invitations.withdraw, name="invitation-withdraw"),
]
