import django.db.models.deletion
import portal.kit.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media_studio', '0008_versions_that_stay'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='idea',
            name='state',
            field=models.CharField(choices=[('new', 'New'), ('kept', 'Kept'), ('declined', 'Not now'), ('used', 'Taken up'), ('taken back', 'Taken back')], default='new', max_length=10),
        ),
        migrations.CreateModel(
            name='TakenIdea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='idea')),
                ('words', models.TextField(blank=True, max_length=1000, verbose_name='more about it')),
                ('state', models.CharField(max_length=10)),
                ('notes', models.JSONField(blank=True, default=dict)),
                ('told', models.JSONField(blank=True, default=dict)),
                ('taken_at', models.DateTimeField(default=portal.kit.clock.now)),
                ('erase_at', models.DateTimeField()),
                ('idea', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='taken', to='media_studio.idea')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taken_ideas', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['taken_at', 'pk'],
                'default_permissions': (),
            },
        ),
    ]
