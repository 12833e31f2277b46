import Checks

let inapplicableOperation = Rule(
  "DJG005", "inapplicable-operation",
  "An operation does not fit the models as the migrations before it leave them.",
  why: "migrate stops in the middle, with a KeyError, FieldDoesNotExist or an error of the database.",
  .error, .proven, isCore: true,
  facets: ["state", "atomic"],
  examples: [
    .bad(
      """
      --- people/models.py
      from django.db import models

      class Profile(models.Model):
          nick_name = models.CharField(max_length=20)
      --- people/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Profile", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("nick_name", models.CharField(max_length=20)),
              ]),
          ]
      --- people/migrations/0002_less.py
      from django.db import migrations

      class Migration(migrations.Migration):
          dependencies = [("people", "0001_initial")]
          operations = [«migrations.RemoveField("profile", "nickname")»]
      """, facet: "state"),
    .bad(
      """
      --- log/models.py
      from django.db import models

      class Event(models.Model):
          at = models.DateTimeField()
      --- log/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Event", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("at", models.DateTimeField()),
              ]),
          ]
      --- log/migrations/0002_index.py
      from django.contrib.postgres.operations import AddIndexConcurrently
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("log", "0001_initial")]
          operations = [«AddIndexConcurrently("event", models.Index(fields=["at"], name="event_at"))»]
      """, facet: "atomic"),
    .good(
      """
      --- log/models.py
      from django.db import models

      class Event(models.Model):
          at = models.DateTimeField()
      --- log/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Event", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("when", models.DateTimeField()),
              ]),
              migrations.RenameField("Event", "when", "at"),
          ]
      --- log/migrations/0002_index.py
      from django.contrib.postgres.operations import AddIndexConcurrently
      from django.db import migrations, models

      class Migration(migrations.Migration):
          atomic = False
          dependencies = [("log", "0001_initial")]
          operations = [
              AddIndexConcurrently("event", models.Index(fields=["at"], name="event_at")),
              migrations.SeparateDatabaseAndState(database_operations=[migrations.RemoveField("event", "gone")]),
          ]
      """),
    .good(
      """
      --- log/models.py
      from django.db import models
      --- log/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Script", [("id", models.AutoField(primary_key=True))], {"managed": False}),
              migrations.CreateModel("Event", [("id", models.AutoField(primary_key=True))]),
          ]
      --- log/migrations/0002_anew.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("log", "0001_initial")]
          operations = [
              migrations.CreateModel("Script", [("id", models.BigAutoField(primary_key=True))]),
              migrations.CreateModel("Event", [("id", models.BigAutoField(primary_key=True))], {"db_table": "events"}),
          ]
      """),
    .good(
      """
      --- log/models.py
      from django.db import models
      --- log/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Event", [("id", models.AutoField(primary_key=True))]),
              migrations.CreateModel("Line", [("id", models.AutoField(primary_key=True))], {"managed": False}),
          ]
      --- log/migrations/0002_anew.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("log", "0001_initial")]
          operations = [
              migrations.RunSQL("DROP TABLE log_event", "SELECT 1"),
              migrations.CreateModel("Event", [("id", models.BigAutoField(primary_key=True))]),
              migrations.AlterField("line", "text", models.TextField()),
          ]
      """),
    .bad(
      """
      --- log/models.py
      from django.db import models
      --- log/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [migrations.CreateModel("Event", [("id", models.AutoField(primary_key=True))])]
      --- log/migrations/0002_anew.py
      from django.db import migrations, models

      def fill(apps, schema_editor):
          apps.get_model("log", "Event").objects.create()

      class Migration(migrations.Migration):
          dependencies = [("log", "0001_initial")]
          operations = [
              migrations.RunSQL("UPDATE log_event SET id = 1"),
              migrations.RunPython(fill, migrations.RunPython.noop),
              «migrations.CreateModel("Event", [("id", models.BigAutoField(primary_key=True))])»,
              «migrations.AlterField("event", "text", models.TextField())»,
          ]
      """, facet: "state"),
    .good(
      """
      --- log/models.py
      from django.db import models
      --- log/migrations/0001_initial.py
      from django.db import migrations
      from unknown.library import MakesModels

      class Migration(migrations.Migration):
          initial = True
          operations = [MakesModels(), migrations.RemoveField("event", "at")]
      """),
  ],
  .project { project, findings in
    for migration in project.migrations.all where !project.migrations.unclear.contains(migration.node.app) {
      for operation in migration.operations {
        if let problem = operation.problem {
          findings.report(
            "\(operation.op) cannot be applied: \(problem)", at: migration.place(of: operation), facet: "state",
            symbol: migration.symbol)
        } else if operation.op.hasSuffix("IndexConcurrently"), migration.row.isAtomic == .value(true),
          operation.side != .state
        {
          findings.report(
            "\(operation.op) needs atomic = False in the migration", at: migration.place(of: operation),
            facet: "atomic", symbol: migration.symbol)
        }
      }
    }
  }
)
