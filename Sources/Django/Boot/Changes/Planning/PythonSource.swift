import Base

/// Writes values as migrations spell them (django.db.migrations.serializer).
struct PythonSource {
  /// Django 6 writes `functools.partial` as a plain call, before it the arguments were unpacked.
  var unpacksPartials = true

  func text(_ value: Deconstruction) -> String {
    switch value {
    case .none: "None"
    case .number(let number): number.written
    case .text(let text): PythonSource.quoted(text)
    case .bytes(let text): "b" + PythonSource.quoted(text)
    case .list(let values): "[" + list(values) + "]"
    case .tuple(let values): "(" + list(values) + (values.count == 1 ? ",)" : ")")
    case .set(let values):
      values.isEmpty ? "set()" : "{" + values.map { text($0) }.sorted().joined(separator: ", ") + "}"
    case .dict(let entries):
      "{" + entries.map { text($0.key) + ": " + text($0.value) }.sorted().joined(separator: ", ") + "}"
    case .thing(_, let name), .name(let name): PythonSource.name(name)
    case .object(let object): call(object)
    case .unknown, .open: "…"
    }
  }

  func call(_ object: Construction, setting: String? = nil) -> String {
    if let source = object.source { return source }
    if unpacksPartials, object.path == "functools.partial", let function = object.arguments.first {
      let keywords = Deconstruction.dict(object.keywords.map { (.text($0.name), $0.value) })
      let rest = text(.tuple(Array(object.arguments.dropFirst())))
      return "functools.partial(\(text(function)), *\(rest), **\(text(keywords)))"
    }
    var parts = object.arguments.map { text($0) }
    for (name, value) in object.keywords.sorted(by: { $0.name < $1.name }) {
      let written = name == "to" ? setting.map { "settings." + $0 } : nil
      parts.append(name + "=" + (written ?? text(value)))
    }
    return PythonSource.path(object.path) + "(" + parts.joined(separator: ", ") + ")"
  }

  func field(_ field: PlannedField) -> String {
    guard case .object(let object) = field.made else { return text(field.made) }
    return call(object, setting: field.remote?.setting)
  }

  private func list(_ values: [Deconstruction]) -> String { values.map { text($0) }.joined(separator: ", ") }

  /// As `repr()` quotes.
  static func quoted(_ text: String) -> String {
    let quote: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case quote: result += "\\" + String(quote)
      default: result.append(character)
      }
    }
    return String(quote) + result + String(quote)
  }

  private static func name(_ dotted: String) -> String {
    dotted.hasPrefix("builtins.") ? String(dotted.dropFirst(9)) : dotted
  }

  private static let expressions: Set<String> = [
    "F", "Func", "Value", "ExpressionWrapper", "When", "Case", "OrderBy",
  ]

  /// Where Django says a class is imported from.
  private static func path(_ path: String) -> String {
    let name = path.dottedParts.last.map(String.init) ?? path
    if path == "django.db.models." + name { return "models." + name }
    if path == "django.db.models.query_utils.Q" { return "models.Q" }
    if path == "django.db.models.expressions." + name, expressions.contains(name) { return "models." + name }
    return path
  }
}
