"""Sealed notebooks, one a person; and the counts of a quarter, which are all that ever leaves them."""

from django.db import models


class Sealed(models.Model):
    """A notebook under its key. There is nothing beside it: no person, no company, no time, no statement."""

    holder = models.CharField(max_length=64, unique=True)
    sealed = (
        models.BinaryField()
    )  # never twice the same, so it is its own version: of two tabs no answer is lost

    class Meta:
        verbose_name_plural = "sealed notebooks"

    def __str__(self) -> str:
        return "a sealed notebook"
