"""What a service is for an employer: words of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0060_links_to_other_sites")]

    operations = [
        migrations.AddField(
            model_name="servicepage",
            name="employer_summary",
            field=models.TextField(blank=True, max_length=400, verbose_name="In short, for an employer"),
        ),
        migrations.AddField(
            model_name="servicepage",
            name="employer_gets",
            field=models.TextField(
                blank=True, help_text="Write one on each line.", verbose_name="What an employer gets"
            ),
        ),
        migrations.AddField(
            model_name="servicepage",
            name="employer_cost",
            field=models.TextField(
                blank=True,
                help_text="Write one on each line.",
                max_length=600,
                verbose_name="What it costs an employer",
            ),
        ),
        migrations.AddField(
            model_name="servicepage",
            name="employer_source",
            field=models.CharField(
                blank=True,
                help_text="Whose words, and of which day.",
                max_length=250,
                verbose_name="Where this is from",
            ),
        ),
    ]
