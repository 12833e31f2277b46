import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('jobs', '0001_initial'),
        ('tools', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='job',
            name='helpers',
            field=models.ManyToManyField(blank=True, db_table='jobs_helpers', related_name='helped_jobs', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='job',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(app_label)s_%(class)s_set', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='loan',
            name='job',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='jobs.job'),
        ),
        migrations.AddField(
            model_name='loan',
            name='tool',
            field=models.ForeignKey(db_column='tool_code', on_delete=django.db.models.deletion.CASCADE, to='tools.tool', to_field='code'),
        ),
        migrations.AddField(
            model_name='job',
            name='tools',
            field=models.ManyToManyField(related_name='jobs', through='jobs.Loan', to='tools.tool'),
        ),
        migrations.AddField(
            model_name='note',
            name='content_type',
            field=models.ForeignKey(limit_choices_to={'app_label__in': ['jobs', 'tools']}, on_delete=django.db.models.deletion.CASCADE, to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='step',
            name='job',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='jobs.job'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(('spent__lte', models.F('budget'))), name='job_within_budget', violation_error_message='Too dear.'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.UniqueConstraint(condition=models.Q(('done', False)), fields=('title',), name='job_open_title'),
        ),
        migrations.AddIndex(
            model_name='note',
            index=models.Index(fields=['content_type', 'object_id'], name='jobs_note_content_112ed5_idx'),
        ),
        migrations.AlterOrderWithRespectTo(
            name='step',
            order_with_respect_to='job',
        ),
    ]
