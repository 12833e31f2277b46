/// Something a change did to a name of a Python file.
struct SymbolChange: Sendable {
  enum Kind: Sendable {
    case removed
    /// The same thing under another name, here or in another file: `orders.models.Order.sum`.
    case renamed(to: String)
    case added
    /// Only what a function does, or a value is.
    case edited
    case signature(old: Signature, new: Signature)
  }

  var kind: Kind
  /// Qualified by the class it stands in: `Order.total`.
  var name: String
  var symbolKind: SourceSymbols.Symbol.Kind
  /// The file after the change; for what is removed, before it.
  var path: String
  var module: String
  var lines: ClosedRange<Int>

  /// With the module: `orders.models.Order.total`.
  var dotted: String { module.isEmpty ? name : module + "." + name }
  var isGone: Bool {
    switch kind {
    case .removed, .renamed: true
    case .added, .edited, .signature: false
    }
  }
}
