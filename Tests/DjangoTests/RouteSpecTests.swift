import Django
import TestKit
import Testing

@Test(arguments: Spec.all(in: "urls"))
func `the root urlconf of a project leads to the routes that its spec lists`(_ spec: Spec) {
  spec.check(table(dumped(spec).routes))
}

/// One route a line: pattern, full name, view, and what else there is to say.
private func table(_ routes: Section<DumpedRoute>) -> String {
  var lines = routes.items.prefix(40).map(line)
  if routes.items.count > 40 { lines.append("… \(routes.items.count) routes") }
  switch routes.openness {
  case .closed: break
  case .open: lines.append("open")
  case .hints(let hints): lines.append("open below: " + hints.joined(separator: " "))
  case .unknown(let reason): lines.append("unknown: " + reason)
  }
  return lines.joined(separator: "\n")
}

private func line(_ route: DumpedRoute) -> String {
  let name = route.name.value.map { $0 ?? "-" } ?? "?"
  let full = ((route.namespaces.value ?? ["?"]) + [name]).joined(separator: ":")
  var text = (route.parts.value.map { $0.map(\.text).joined() } ?? "?") + "  " + full + "  "
  text += route.callback.value.flatMap { $0 } ?? "?"
  if case .value(.some(let file)) = route.place.file, case .value(.some(let line)) = route.place.line {
    text += " \(file):\(line)"
  }
  for (method, action) in (route.actions.value ?? [:]).sorted(by: { $0.key < $1.key }) {
    text += " \(method)=\(action)"
  }
  if route.actions.value == nil { text += " actions=?" }
  for (name, type) in (route.converters.value ?? [:]).sorted(by: { $0.key < $1.key }) {
    text += " \(name):\(type.split(separator: ".").last ?? "")"
  }
  if let arguments = route.extraArguments.value, !arguments.isEmpty { text += " {\(arguments.joined(separator: ","))}" }
  if route.note.condition != nil { text += " if" }
  return text
}
