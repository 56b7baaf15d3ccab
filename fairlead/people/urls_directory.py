"""Addresses of people, units and imports."""

from django.urls import path

from fairlead.people.views import imports, listing, person, units

HERE = "c/<slug:company>/people"
ONE = f"{HERE}/who/<uuid:key>"
UNIT = f"{HERE}/units/<uuid:key>"
IMPORT = f"{HERE}/imports/<uuid:key>"
urlpatterns = [
    path(f"{HERE}/", listing.index, name="index"),
    path(f"{HERE}/list/", listing.list_people, name="list"),
    path(f"{HERE}/export.csv", listing.export, name="export"),
    path(f"{HERE}/add/", imports.add, name="add"),
    path(f"{HERE}/bring/", imports.bring, name="bring"),
    path(f"{ONE}/", person.person, name="person"),
    path(f"{ONE}/change/", person.change, name="change"),
    path(f"{ONE}/account/", person.account, name="person-account"),
    path(f"{ONE}/erase/", person.erase_person, name="erase"),
    path(f"{HERE}/units/", units.units, name="units"),
    path(f"{UNIT}/", units.unit, name="unit"),
    path(f"{UNIT}/remove/", units.remove, name="unit-remove"),
    path(f"{HERE}/imports/", imports.imports, name="imports"),
    path(f"{IMPORT}/", imports.show, name="import"),
    path(f"{IMPORT}/match/", imports.matching, name="match"),
    path(f"{IMPORT}/apply/", imports.apply_import, name="import-apply"),
    path(f"{IMPORT}/revert/", imports.revert_import, name="import-revert"),
    path(f"{IMPORT}/discard/", imports.discard, name="import-discard"),
]
