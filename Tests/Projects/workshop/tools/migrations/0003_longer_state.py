from django.db import migrations, models


def index(name, *fields, **rest):
    return migrations.AddIndex("tool", models.Index(fields=fields, name=name, **rest))


class Migration(migrations.Migration):
    dependencies = [("tools", "0002_states")]

    operations = [
        migrations.AlterField("tool", "state", models.CharField(max_length=5, default="ok")),
        index("tools_tool_state_a1865e_idx", "state"),
        index("tool_shelf_ok", "shelf", condition=models.Q(state="ok")),
    ]
