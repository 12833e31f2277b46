import Checks

/// How migrations are made and named here.
struct MigrationFacts {
  let lines: [ContractLine]

  init(_ contract: ContractProject) {
    let migrations = contract.project.migrations.all
    guard !migrations.isEmpty else {
      lines = []
      return
    }
    let apps = Set(migrations.map(\.node.app))
    let code = migrations.count { $0.operations.contains { ["RunPython", "RunSQL"].contains($0.op) } }
    let named = migrations.filter { !$0.node.name.hasSuffix("initial") }
    let spoken = named.count { !$0.node.name.contains("_auto_") }
    let isSpoken = named.count >= 3 && spoken * 10 >= named.count * 9
    let make = "`makemigrations" + (isSpoken ? " --name what_it_does`" : "`")
    lines = [
      ContractLine(
        "Migrations: \(migrations.count) in \(apps.count.of("app")), \(code) with data or SQL. Make them with \(make), "
          + "never by hand; check with `makemigrations --check`.",
        [
          "\(migrations.count.of("migration")) on disk", "\(code) with RunPython or RunSQL",
          "\(spoken) of \(named.count) have a name that somebody chose",
        ])
    ]
  }
}
