import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Customer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('discount', models.DecimalField(blank=True, decimal_places=2, max_digits=4, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Loan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(auto_now_add=True)),
                ('until', models.DateField(blank=True, null=True)),
            ],
            options={
                'get_latest_by': ['since'],
                'default_related_name': 'loans',
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('text', models.TextField(db_comment='What was noted')),
            ],
            options={
                'db_table_comment': 'Notes on anything',
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('minutes', models.PositiveSmallIntegerField(default=5)),
            ],
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created', models.DateTimeField(auto_now_add=True)),
                ('changed', models.DateTimeField(auto_now=True)),
                ('title', models.CharField(help_text='What is to be done.', max_length=120, verbose_name='title')),
                ('status', models.CharField(choices=[('new', 'New'), ('busy', 'Busy'), ('done', 'Done')], db_default='new', default='new', max_length=4)),
                ('budget', models.IntegerField(null=True)),
                ('spent', models.IntegerField(default=0)),
                ('done', models.BooleanField(default=False)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='jobs.customer')),
            ],
            options={
                'ordering': ['-created', models.OrderBy(models.F('title'))],
                'get_latest_by': 'created',
                'abstract': False,
            },
        ),
    ]
