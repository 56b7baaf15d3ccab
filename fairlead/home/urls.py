"""Addresses of today."""

from django.urls import path

from fairlead.home.views import (
    demo,
    letterbox,
    mail,
    mail_hook,
    metrics,
    records,
    status,
    stopped,
    today,
    waiting,
)

app_name = "home"
urlpatterns = [
    path("", today.today, name="today"),
    path("c/<slug:company>/", today.company, name="company"),
    path("c/<slug:company>/remove-sample/", demo.remove, name="remove-sample"),
    path("c/<slug:company>/journal/", records.journal, name="journal"),
    path("c/<slug:company>/journal/journal.csv", records.journal_file, name="journal-file"),
    path("c/<slug:company>/outbox/", waiting.outbox, name="outbox"),
    path("c/<slug:company>/outbox/<int:pk>/again/", waiting.again, name="outbox-again"),
    path("c/<slug:company>/outbox/<int:pk>/withdraw/", waiting.withdraw, name="outbox-withdraw"),
    path("c/<slug:company>/outbox/stopped/", stopped.stopped, name="stopped"),
    path("c/<slug:company>/outbox/stopped/<int:pk>/again/", stopped.again, name="stopped-again"),
    path("c/<slug:company>/status/", status.status, name="status"),
    path("c/<slug:company>/mail/", mail.mail, name="mail"),
    path("c/<slug:company>/mail/test/", mail.test, name="mail-test"),
    path("m/<str:key>/", letterbox.letterbox, name="letterbox"),
    path("mail/hook/<str:provider>/", mail_hook.hook, name="mail-hook"),
    path("metrics", metrics.metrics, name="metrics"),
    path("demo/", demo.demo, name="demo"),
    path("demo/sign-in/<slug:role>/", demo.sign_in, name="demo-sign-in"),
]
