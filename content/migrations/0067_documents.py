import content.models.documents
import django.db.models.deletion
import modelsearch.index
import portal.kit.storage
import taggit.managers
import wagtail.fields
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


def let_editors_bring_them(apps, schema_editor):
    """Whoever may bring pictures may bring documents; on a new site the rights do not exist yet."""
    Grant = apps.get_model("wagtailcore", "GroupCollectionPermission")
    Permission = apps.get_model("auth", "Permission")
    for verb in ("add", "change", "choose"):
        right = Permission.objects.filter(
            content_type__app_label="wagtaildocs", codename=f"{verb}_document"
        ).first()
        pictures = Grant.objects.filter(permission__codename=f"{verb}_image")
        for grant in pictures if right else ():
            Grant.objects.get_or_create(
                group_id=grant.group_id, collection_id=grant.collection_id, permission=right
            )


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('content', '0066_wishes_say_they_are_examples'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='programmepage',
            name='materials',
            field=wagtail.fields.StreamField([('material', 9)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 200}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('guide', 'Guide'), ('description', 'Description of a model'), ('form', 'Form'), ('report', 'Report'), ('leaflet', 'Leaflet'), ('slides', 'Slides'), ('numbers', 'Numbers'), ('page', 'Web page'), ('other', 'Other material')], 'label': 'What it is'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('fi', 'In Finnish'), ('sv', 'In Swedish'), ('en', 'In English'), ('other', 'In another language')], 'label': 'Language'}), 3: ('wagtail.blocks.BooleanBlock', (), {'label': 'It is easy to read', 'required': False}), 4: ('wagtail.blocks.IntegerBlock', (), {'label': 'How many pages', 'min_value': 1, 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'help_text': 'For example: 2 MB.', 'label': 'How big the file is', 'max_length': 30, 'required': False}), 6: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'The file says itself what it is, its language and size.', 'label': 'A file of ours', 'required': False}), 7: ('wagtail.blocks.PageChooserBlock', (), {'label': 'A page of ours', 'required': False}), 8: ('wagtail.blocks.URLBlock', (), {'help_text': 'Leave all three empty when nobody can open it on the net.', 'label': 'Address elsewhere', 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('title', 0), ('kind', 1), ('language', 2), ('easy', 3), ('pages', 4), ('size', 5), ('document', 6), ('page', 7), ('address', 8)]], {})}, verbose_name='Materials'),
        ),
        migrations.AlterField(
            model_name='trialpage',
            name='materials',
            field=wagtail.fields.StreamField([('material', 9)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 200}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('guide', 'Guide'), ('description', 'Description of a model'), ('form', 'Form'), ('report', 'Report'), ('leaflet', 'Leaflet'), ('slides', 'Slides'), ('numbers', 'Numbers'), ('page', 'Web page'), ('other', 'Other material')], 'label': 'What it is'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('fi', 'In Finnish'), ('sv', 'In Swedish'), ('en', 'In English'), ('other', 'In another language')], 'label': 'Language'}), 3: ('wagtail.blocks.BooleanBlock', (), {'label': 'It is easy to read', 'required': False}), 4: ('wagtail.blocks.IntegerBlock', (), {'label': 'How many pages', 'min_value': 1, 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'help_text': 'For example: 2 MB.', 'label': 'How big the file is', 'max_length': 30, 'required': False}), 6: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'The file says itself what it is, its language and size.', 'label': 'A file of ours', 'required': False}), 7: ('wagtail.blocks.PageChooserBlock', (), {'label': 'A page of ours', 'required': False}), 8: ('wagtail.blocks.URLBlock', (), {'help_text': 'Leave all three empty when nobody can open it on the net.', 'label': 'Address elsewhere', 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('title', 0), ('kind', 1), ('language', 2), ('easy', 3), ('pages', 4), ('size', 5), ('document', 6), ('page', 7), ('address', 8)]], {})}, verbose_name='Materials'),
        ),
        migrations.CreateModel(
            name='MaterialFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                ('file', content.models.documents.DocumentField(help_text='PDF, Word, PowerPoint, Excel, LibreOffice, CSV or TXT. At most 20 megabytes.', storage=portal.kit.storage.private_storage, upload_to=content.models.documents.random_name, verbose_name='file')),
                ('kind', models.CharField(choices=[('guide', 'Guide'), ('description', 'Description of a model'), ('form', 'Form'), ('report', 'Report'), ('leaflet', 'Leaflet'), ('slides', 'Slides'), ('numbers', 'Numbers'), ('page', 'Web page'), ('other', 'Other material')], default='guide', max_length=20, verbose_name='What it is')),
                ('language', models.CharField(choices=[('fi', 'In Finnish'), ('sv', 'In Swedish'), ('en', 'In English'), ('other', 'In another language')], default='fi', max_length=10, verbose_name='Language')),
                ('pages', models.PositiveIntegerField(blank=True, null=True, verbose_name='How many pages')),
                ('easy', models.BooleanField(default=False, verbose_name='It is easy to read')),
                ('access', models.CharField(choices=[('yes', 'Accessible'), ('no', 'Not accessible'), ('unknown', 'Accessibility not checked')], default='unknown', help_text='Accessible: it has headings, and words for its pictures.', max_length=10, verbose_name='Can everybody read it')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'file to take along',
                'verbose_name_plural': 'files to take along',
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.RunPython(let_editors_bring_them, migrations.RunPython.noop),
    ]
