import datetime
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.manager
import functools
import tools.fields
import tools.models
import uuid
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Legacy',
            fields=[
                ('old_code', models.CharField(max_length=10, primary_key=True, serialize=False)),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'db_table': 'legacy_tools',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='Tool',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('slug', models.SlugField(max_length=60)),
                ('created', models.DateTimeField(auto_now_add=True)),
                ('changed', models.DateTimeField(auto_now=True)),
                ('code', models.CharField(max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('hand', 'By hand'), ('power', 'Powered')], default='hand', max_length=10)),
                ('price', tools.fields.MoneyField(default=tools.fields.zero)),
                ('deposit', tools.fields.MoneyField(blank=True, currency='USD', null=True)),
                ('weight', models.DecimalField(decimal_places=3, default=Decimal('1.0'), max_digits=6)),
                ('condition', models.CharField(max_length=3)),
                ('lend_for', models.DurationField(default=datetime.timedelta(days=7))),
                ('photo', models.ImageField(blank=True, upload_to=tools.models.photo_path)),
                ('manual', models.FileField(blank=True, upload_to='manuals/%Y')),
                ('sizes', models.JSONField(default=tools.models.default_sizes)),
                ('extra', models.JSONField(blank=True, default=dict)),
                ('serial', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('score', models.FloatField(default=0.0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(5)])),
                ('full_name', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Upper('name'), output_field=models.CharField(max_length=60))),
                ('parts', models.ManyToManyField(blank=True, related_name='part_of', to='tools.tool')),
            ],
            options={
                'ordering': ['name'],
                'abstract': False,
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('available', tools.models.AvailableManager('ok')),
            ],
        ),
        migrations.CreateModel(
            name='Shelf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('slug', models.SlugField(max_length=60)),
                ('room', models.CharField(db_index=True, default='main', max_length=20)),
                ('position', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name_plural': 'shelves',
                'ordering': ['name'],
                'abstract': False,
                'unique_together': {('room', 'position')},
            },
        ),
        migrations.CreateModel(
            name='PowerTool',
            fields=[
                ('tool_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='tools.tool')),
                ('watts', models.PositiveIntegerField()),
                ('voltage', models.SmallIntegerField(db_column='volts', default=230)),
            ],
            options={
                'db_table': 'tools_power',
            },
            bases=('tools.tool',),
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('available', tools.models.AvailableManager('ok')),
            ],
        ),
        migrations.AddField(
            model_name='tool',
            name='shelf',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tools', to='tools.shelf'),
        ),
        migrations.AddIndex(
            model_name='tool',
            index=models.Index(fields=['kind', '-created'], name='tool_kind'),
        ),
        migrations.AddIndex(
            model_name='tool',
            index=models.Index(django.db.models.functions.text.Lower('name'), name='tool_lower_name'),
        ),
        migrations.AddConstraint(
            model_name='tool',
            constraint=models.UniqueConstraint(fields=('name', 'shelf'), name='tool_once_per_shelf'),
        ),
        migrations.AddConstraint(
            model_name='tool',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('code'), name='tool_code_lower'),
        ),
        migrations.AddConstraint(
            model_name='tool',
            constraint=models.CheckConstraint(condition=models.Q(('price__gte', 0), models.Q(('state', 'gone'), _negated=True)), name='tool_price_tool'),
        ),
    ]
