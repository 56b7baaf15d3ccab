"""A link may name sites that show it inside a page of theirs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plan", "0005_the_title_of_a_draft")]
    operations = [
        migrations.AddField("publiclink", "origins", models.CharField(blank=True, default="", max_length=1_000), preserve_default=False),
    ]  # fmt: skip
