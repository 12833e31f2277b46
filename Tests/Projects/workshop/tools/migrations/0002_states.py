import functools

import tools.models
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tools", "0001_initial")]

    operations = [
        migrations.RenameField(model_name="tool", old_name="condition", new_name="state"),
        migrations.RenameIndex(model_name="tool", new_name="tool_kind_created", old_name="tool_kind"),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL("ALTER TABLE tools_tool ADD COLUMN tag varchar(20)", "")],
            state_operations=[
                migrations.AddField(
                    model_name="tool",
                    name="tag",
                    field=models.CharField(default=functools.partial(tools.models.prefixed, "t-"), max_length=20),
                ),
            ],
        ),
    ]
