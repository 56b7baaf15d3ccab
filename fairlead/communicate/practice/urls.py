"""Addresses of practice: one of each a company, the same for everybody; none names a person, a statement or a slot."""

from django.urls import path

from fairlead.communicate.practice.views import card, counts, now, others

HERE = "c/<slug:company>/practice/"
app_name = "practice"
urlpatterns = [
    path(HERE, now.now, name="now"),
    path(HERE + "card/", card.card, name="card"),
    path(HERE + "card/my-practice.json", card.export, name="export"),
    path(HERE + "who-can-see/", others.others, name="others"),
    path(HERE + "counts/", counts.counts, name="counts"),
]
