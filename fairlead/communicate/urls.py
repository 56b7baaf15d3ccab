"""Addresses of communicate."""

from django.urls import path

from fairlead.communicate.views import front, hours, inbox, rounds, saying, talks, words

app_name = "communicate"
HERE = "c/<slug:company>/communicate/"
ROUND = f"{HERE}rounds/<uuid:key>/"
WORDS = f"{HERE}words/"
TALK = f"{HERE}talks/<uuid:key>/"
urlpatterns = [
    path(HERE, front.index, name="index"),
    path(f"{HERE}dose/", front.show_dose, name="dose"),
    path(f"{HERE}rounds/new/", rounds.new, name="new-round"),
    path(ROUND, rounds.show, name="round"),
    path(f"{ROUND}change/", rounds.change, name="round-change"),
    path(f"{ROUND}do/", rounds.do, name="round-do"),
    path(f"{ROUND}test/", rounds.test, name="round-test"),
    path(WORDS, words.index, name="words"),
    path(f"{WORDS}draft/", words.draft, name="draft-words"),
    path(f"{WORDS}of/<slug:key>/", words.statement, name="statement-words"),
    path(f"{WORDS}of/<slug:key>/write/", words.write, name="write-words"),
    path(f"{WORDS}<int:pk>/approve/", words.approve, name="approve-words"),
    path(f"{WORDS}<int:pk>/retire/", words.retire, name="retire-words"),
    path(f"{HERE}kit/", saying.kit, name="kit"),
    path(f"{HERE}kit/said/", saying.said, name="said"),
    path(f"{HERE}told/", saying.told, name="told"),
    path(f"{HERE}told/file/", saying.told_file, name="told-file"),
    path(f"{HERE}told/<int:pk>/take-back/", saying.take_back, name="take-back"),
    path(f"{HERE}talks/", talks.index, name="talks"),
    path(f"{HERE}talks/new/", talks.new, name="new-talk"),
    path(TALK, talks.show, name="talk"),
    path(f"{TALK}change/", talks.change, name="talk-change"),
    path(f"{TALK}do/", talks.do, name="talk-do"),
    path(f"{TALK}talk.ics", talks.file, name="talk-file"),
    path(f"{HERE}hours/", hours.hours, name="hours"),
    path(f"{HERE}hours/other/", hours.other_hours, name="other-hours"),
    path(f"{HERE}hours/<int:pk>/drop/", hours.drop_hours, name="drop-hours"),
    path(f"{HERE}away/", hours.away, name="away"),
    path(f"{HERE}away/<int:pk>/drop/", hours.drop_away, name="drop-away"),
    path(f"{HERE}inbox/", inbox.inbox, name="inbox"),
    path(f"{HERE}inbox/read/", inbox.read, name="read"),
    path(f"{HERE}inbox/only-here/", inbox.only_here, name="only-here"),
    path(f"{HERE}my-hours/", hours.mine, name="mine"),
    path(f"{HERE}my-hours/away/<int:pk>/drop/", hours.drop_my_away, name="drop-my-away"),
]
