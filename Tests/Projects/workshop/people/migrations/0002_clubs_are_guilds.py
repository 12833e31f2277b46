from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.RenameModel("Club", "Guild"),
        migrations.RenameField("membership", "club", "guild"),
        migrations.AlterField(
            "guild",
            "members",
            models.ManyToManyField(
                related_name="guilds",
                through="people.Membership",
                through_fields=("guild", "member"),
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, migrations.RunPython.noop),
    ]
