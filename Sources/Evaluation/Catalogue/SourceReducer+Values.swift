import Base
import PythonSyntax

/// Assignments, and the tables that are too big to be worth their bytes.
extension SourceReducer {
  mutating func writeAssignment(_ id: ID<Node>, _ place: Place) {
    guard let value = file.lastChild(of: id), isTable(file.kind(value)), !place.isInsideFunction else {
      return line(code.text(of: id), place)
    }
    let text = code.text(of: value)
    guard text.count > limit(of: value, in: id, place) else { return line(code.text(of: id), place) }
    let head = code.text(in: TextRange(file[id].start, headEnd(of: id, value)))
    line(head + Array(" __omitted__".utf8), place)
  }

  /// Where the text up to and with the last `=` ends: what parentheses stand around the value do not count.
  private func headEnd(of id: ID<Node>, _ value: ID<Node>) -> UInt32 {
    var end = file[value].start
    while end > file[id].start, file.source[Int(end) - 1] != UInt8(ascii: "=") { end -= 1 }
    return end
  }

  private func isTable(_ kind: NodeKind) -> Bool {
    switch kind {
    case .dict, .set, .list, .tuple, .string, .bytes, .concatenation, .call: true
    default: false
    }
  }

  private func limit(of value: ID<Node>, in assignment: ID<Node>, _ place: Place) -> Int {
    if module == "django.conf.global_settings" { return Int.max }
    let target = file.firstChild(of: assignment).flatMap { file.dottedName(of: $0) } ?? ""
    if BodyPolicy.isMigration(module) { return target == "operations" ? 6_000 : Int.max }
    if target == "__all__" || target == "urlpatterns" { return Int.max }
    guard isLiteral(value) else { return 20_000 }
    switch file.kind(value) {
    case .list, .tuple: return place.className == nil ? 6_000 : 12_000
    case .call: return 12_000
    default: return place.className == nil ? 2_048 : 6_000
    }
  }

  /// Whether the value says nothing but texts and numbers, translated ones included: a table of countries, not of classes.
  private func isLiteral(_ value: ID<Node>) -> Bool {
    file.subtree(of: value).allSatisfy { row in
      switch file.nodes[row].kind {
      case .name: Self.translators.contains(file.name(file.nodes[row].symbol))
      case .attribute, .lambda: false
      default: true
      }
    }
  }

  private static let translators: Set<String> = [
    "_", "gettext", "gettext_lazy", "gettext_noop", "pgettext", "pgettext_lazy", "frozenset", "set", "dict",
  ]
}
