import Base
import Django
import PythonSyntax

/// Functions that are called with each element of something: `sorted(orders, key=lambda order: order.total)`.
extension ProjectReader {
  /// What `list`, `sorted`, `min` and the like run over; every argument is read once.
  ///
  /// - Parameter receiver: of a method, that runs over it: `orders.sort(key=…)`.
  mutating func readElements(
    _ call: Call, _ file: PythonFile, _ scope: inout Scope, receiver: Typed? = nil
  ) -> Typed? {
    var source = receiver
    let before = scope.element
    defer { scope.element = before }
    for (place, child) in file.children(of: call.id).dropFirst().enumerated() {
      let isKey = file.kind(child) == .keyword && file.name(file[child].symbol) == "key"
      scope.element = isKey ? source.flatMap { element(of: $0) } : before
      let found = type(of: child, &scope)
      if place == 0, receiver == nil { source = found }
    }
    return source
  }

  /// `filter(lambda order: order.total, orders)`, `map(…)`.
  mutating func readMapped(_ call: Call, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    var quiet = scope
    quiet.purpose = .inference
    let source = call.arguments.count == 2 ? type(of: call.arguments[1], &quiet) : nil
    let before = scope.element
    defer { scope.element = before }
    for (place, child) in file.children(of: call.id).dropFirst().enumerated() {
      scope.element = place == 0 ? source.flatMap { element(of: $0) } : before
      _ = type(of: child, &scope)
    }
    return source
  }

  /// `attrgetter("total", "customer.name")`, handed to something that calls it with known elements.
  mutating func readAttributeNames(_ call: Call, _ file: PythonFile, _ scope: inout Scope) {
    guard let element = scope.element else { return }
    for argument in call.arguments {
      guard let text = file.string(argument) else { continue }
      dottedPath(text, file.contents(argument), from: element.weakened(to: .likely), &scope)
    }
  }

  /// `Order._meta.get_field("total")`; the arguments were read.
  mutating func readFieldName(_ name: String, _ base: Typed, _ call: Call, _ scope: Scope) {
    guard name == "get_field", case .libraryMethod("_meta", let owner) = base.type,
      let given = call.arguments.first ?? call[keyword: "field_name"], let text = call.file.string(given)
    else { return }
    switch owner {
    case .instance(let type), .type(let type):
      guard let field = shared.field(text, of: type) else { return }
      addMention(field, of: type, .looksUp, base.evidence, call.file.contents(given), scope)
    default: return
    }
  }
}
