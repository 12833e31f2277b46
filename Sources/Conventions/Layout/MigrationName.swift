import Checks

let migrationName = Convention(
  "migration-name", "names of migrations",
  sentence: { answer in
    answer == "spoken"
      ? "Migrations have names that say what they do (`makemigrations --name`)." : nil
  }
) { project, instances in
  for migration in project.migrations.all {
    let name = migration.node.name
    guard migration.row.isInitial.value != .some(true), !name.hasSuffix("initial") else { continue }
    let isAutomatic = name.contains("_auto_") || name.split(separator: "_").count < 2
    instances.add(
      isAutomatic ? "automatic" : "spoken", migration.symbol, at: migration.place, in: migration.file)
  }
}
