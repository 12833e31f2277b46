import Base
import Checks

let writePlace = Convention(
  "write-place", "functions that write rows, by module",
  sentence: { answer in
    switch answer {
    case "services": "Rows are written in `services.py`; views, tasks and admin call it."
    case "models": "Rows are written by methods of models and managers."
    case "views": "Rows are written in views; there is no service layer."
    default: nil
    }
  }
) { project, instances in
  for row in project.tables.functions.indices {
    let function = project.tables.functions[row]
    let file = project.file(function.file)
    guard !file.isTest, !file.isMigration, let layer = layer(of: file.path) else { continue }
    if ModelWrites(function.node, file).all.isEmpty { continue }
    instances.add(layer, function.dotted, at: file.namePlace(of: function.node), in: file)
  }
}

/// Commands and admin are not where a project's rules live.
private func layer(of path: String) -> String? {
  let parts = path.pathParts
  let names = parts.dropLast().suffix(2).map(String.init) + [String((parts.last ?? "").dropLast(3))]
  if names.contains(where: { ["management", "commands", "scripts", "bin"].contains($0) }) { return nil }
  for name in names.reversed() {
    if name.hasSuffix("services") || name.hasSuffix("service") || name == "use_cases" { return "services" }
    if ["models", "managers", "querysets", "model", "manager"].contains(name) { return "models" }
    if name.contains("view") || name == "api" || name == "viewsets" || name == "endpoints" { return "views" }
    if ["serializers", "forms", "tasks", "signals", "receivers", "handlers"].contains(name) { return name }
  }
  return "elsewhere"
}
