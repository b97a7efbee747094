from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("peer", "0010_how_a_moderator_wants_the_desk"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="decision",
            name="a_restriction_needs_a_reason",
        ),
        migrations.AddField(
            model_name="decision",
            name="name_before",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AlterField(
            model_name="decision",
            name="kind",
            field=models.CharField(
                choices=[
                    ("approve", "Shown"),
                    ("remove", "Removed"),
                    ("keep", "Stays as it was"),
                    ("mask", "A part was covered"),
                    ("remind", "Reminded of the rules"),
                    ("warn", "Warned"),
                    ("pause", "A pause from writing"),
                    ("neutral_name", "Got a neutral name"),
                    ("take_seat", "Removed from the room"),
                    ("authorities", "Told to the authorities"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("approved", "Your message is shown"),
                    ("removed", "Your message was removed"),
                    ("flag_removed", "What you reported was removed"),
                    ("flag_kept", "What you reported stays"),
                    ("flag_masked", "A part of what you reported was covered"),
                    ("call_answered", "A moderator answered"),
                    ("written", "A moderator wrote to you"),
                    ("care", "Care was offered"),
                    ("seat_taken", "You may not use the room"),
                    ("masked", "A part of your message was covered"),
                    ("reminded", "A reminder of the rules"),
                    ("warned", "A warning"),
                    ("paused", "A pause from writing"),
                    ("neutral_name", "A neutral name"),
                    ("appeal_upheld", "The decision stays"),
                    ("appeal_overturned", "The decision was changed"),
                    ("hard_to_read", "Somebody found your message hard to read"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "kind__in",
                            ["remove", "mask", "remind", "warn", "pause", "take_seat", "neutral_name"],
                        ),
                        _negated=True,
                    ),
                    ("reason__isnull", False),
                    _connector="OR",
                ),
                name="a_restriction_needs_a_reason",
            ),
        ),
    ]
