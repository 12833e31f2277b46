import functools

import tools.models
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("tools", "0002_states"), ("tools", "0003_longer_state")]

    dependencies = [("tools", "0001_initial")]

    operations = [
        migrations.RenameField("tool", "condition", "state"),
        migrations.AlterField("tool", "state", models.CharField(max_length=5, default="ok")),
        migrations.RenameIndex("tool", new_name="tool_kind_created", old_name="tool_kind"),
        migrations.AddField(
            "tool", "tag", models.CharField(default=functools.partial(tools.models.prefixed, "t-"), max_length=20)
        ),
        migrations.AddIndex("tool", models.Index(fields=["state"], name="tools_tool_state_a1865e_idx")),
        migrations.AddIndex("tool", models.Index(fields=["shelf"], name="tool_shelf_ok", condition=models.Q(state="ok"))),
    ]
