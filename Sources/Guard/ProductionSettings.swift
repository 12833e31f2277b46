internal import ShellSyntax

/// Which settings modules are production's.
struct ProductionSettings {
  /// Patterns of the project.
  let patterns: [String]

  /// The name that says production, among what a command sets; nil where none does.
  func name(in call: ManagementCall, _ surroundings: [String: String], _ usual: String?) -> String? {
    let given = call.values(of: "--settings")
    if !given.isEmpty { return given.first(where: isProduction) }
    return name(in: call.run, surroundings, usual)
  }

  func name(in run: ShellRun, _ surroundings: [String: String], _ usual: String?) -> String? {
    for variable in ["DJANGO_CONFIGURATION", "ENV", "ENVIRONMENT", "DJANGO_ENV", "APP_ENV", "STAGE"] {
      let values = run.variables[variable] ?? surroundings[variable].map { [$0] } ?? []
      if let name = values.first(where: isProduction) { return "\(variable)=\(name)" }
    }
    if let address = run.variables["DATABASE_URL"]?.first(where: { isProduction($0) }) {
      return "DATABASE_URL=\(address.prefix { $0 != ":" })://…"
    }
    let modules = run.variables["DJANGO_SETTINGS_MODULE"] ?? surroundings["DJANGO_SETTINGS_MODULE"].map { [$0] }
    return (modules ?? usual.map { [$0] } ?? []).first(where: isProduction)
  }

  func isProduction(_ module: String) -> Bool {
    if patterns.contains(where: { ShellNames.could($0, be: module) }) { return true }
    let words = module.lowercased().utf8.split { !(97...122).contains($0) }.map { String(Substring($0)) }
    return words.contains { ["prod", "production", "prd", "live"].contains($0) }
  }
}
