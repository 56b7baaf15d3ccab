"""Answers to the few good questions: every version is kept, with who and when; the last one counts."""

from django.db import models

from fairlead.people.models import Company, User


class QuestionAnswer(models.Model):
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(max_length=40)  # core.plans.questions
    text = models.TextField(blank=True)
    is_skipped = models.BooleanField(default=False)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-answered_at", "-id")

    def __str__(self) -> str:
        return self.question
