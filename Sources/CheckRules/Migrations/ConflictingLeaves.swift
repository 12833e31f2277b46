import Checks

let conflictingLeaves = Rule(
  "DJG002", "conflicting-leaves",
  "An application has several last migrations.",
  why: "makemigrations and migrate stop with \"Conflicting migrations detected\".",
  .error, .proven, isCore: true,
  examples: [
    .bad(
      """
      --- crm/models.py
      from django.db import models
      --- crm/migrations/0001_initial.py
      from django.db import migrations

      class Migration(migrations.Migration):
          initial = True
      --- crm/migrations/0002_add_email.py
      from django.db import migrations

      class Migration(migrations.Migration):
          dependencies = [("crm", "0001_initial")]
      --- crm/migrations/0002_add_phone.py
      from django.db import migrations

      class «Migration»(migrations.Migration):
          dependencies = [("crm", "0001_initial")]
      """),
    .good(
      """
      --- crm/models.py
      from django.db import models
      --- crm/migrations/0001_initial.py
      from django.db import migrations

      class Migration(migrations.Migration):
          initial = True
      --- crm/migrations/0002_add_email.py
      from django.db import migrations

      class Migration(migrations.Migration):
          dependencies = [("crm", "0001_initial")]
      --- crm/migrations/0002_add_phone.py
      from django.db import migrations

      class Migration(migrations.Migration):
          dependencies = [("crm", "0001_initial")]
      --- crm/migrations/0003_merge.py
      from django.db import migrations

      class Migration(migrations.Migration):
          dependencies = [("crm", "0002_add_email"), ("crm", "0002_add_phone")]
      """),
    .good(
      """
      --- crm/models.py
      from django.db import models
      --- crm/migrations/0001_initial.py
      from django.db import migrations

      class Migration(migrations.Migration):
          initial = True
      --- crm/migrations/0002_more.py
      from django.db import migrations

      class Migration(migrations.Migration):
          dependencies = [("crm", "0001_initial")]
      --- crm/migrations/0001_squashed_0002_more.py
      from django.db import migrations

      class Migration(migrations.Migration):
          replaces = [("crm", "0001_initial"), ("crm", "0002_more")]
      """),
  ],
  .project { project, findings in
    let history = project.migrations.history
    for app in Set(project.migrations.all.map(\.node.app)).sorted() where !project.migrations.unclear.contains(app) {
      let leaves = history.leaves(of: app)
      guard leaves.count > 1, let last = leaves.last.flatMap({ project.migrations[$0] }) else { continue }
      let names = leaves.map(\.name).joined(separator: ", ")
      let others = leaves.dropLast().compactMap { project.migrations[$0] }
      var related = others.map { RelatedPlace($0.place, "nothing stands on \($0.node.name) either") }
      var common = history.ancestors(of: leaves[0])
      for leaf in leaves.dropFirst() { common.formIntersection(history.ancestors(of: leaf)) }
      let fork = history.order.last { common.contains($0) && $0.app == app }
      if let fork = fork.flatMap({ project.migrations[$0] }) {
        related.append(RelatedPlace(fork.place, "they part here"))
      }
      findings.report(
        "\(app) has \(leaves.count) last migrations, \(names): run makemigrations --merge", at: last.place,
        related: related, symbol: last.symbol)
    }
  }
)
