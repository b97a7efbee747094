
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("content", "0056_reports_of_wishes"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OutsideLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=500, unique=True, verbose_name='address')),
                ('host', models.CharField(max_length=255)),
                ('found', models.CharField(blank=True, max_length=8)),
                ('checked_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='asked last')),
                ('dead_since', models.DateTimeField(blank=True, null=True, verbose_name='dead since')),
                ('pages', models.ManyToManyField(related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='pages')),
            ],
            options={
                'verbose_name': 'link to another site',
                'verbose_name_plural': 'links to other sites',
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
    ]
