import Base
import PythonSyntax

/// Binding arguments to parameters.
extension Evaluator {
  mutating func bindParameters(
    of function: FunctionObject, _ row: Int, _ arguments: [Value], _ keywords: [Keyword], _ scope: ID<Scope>,
    _ context: inout Context
  ) {
    guard let list = children(context, row).first(where: { node(context, $0).kind == .parameters }) else { return }
    var call = ArgumentBinding(
      arguments: arguments, keywords: keywords, defaults: function.defaults,
      isOpen: keywords.contains { $0.name == nil } || arguments.contains { if case .splat = $0 { true } else { false } }
    )
    for parameter in children(context, list) { bind(parameter, &call, scope, context) }
    if context.receiver == nil || node(context, row).kind == .lambda { context.receiver = arguments.first }
  }

  private struct ArgumentBinding {
    var arguments: [Value]
    var keywords: [Keyword]
    var defaults: [Value]
    /// Some arguments are not known.
    var isOpen: Bool
    var position = 0
    var defaultPosition = 0
    var isKeywordOnly = false
  }

  private mutating func bind(
    _ parameter: Int, _ call: inout ArgumentBinding, _ scope: ID<Scope>, _ context: Context
  ) {
    let node = node(context, parameter)
    let name = text(node.symbol, context)
    switch node.kind {
    case .starMarker: call.isKeywordOnly = true
    case .starParameter:
      let rest = Array(call.arguments.dropFirst(call.position))
      scopes[scope].bind(name, makeTuple(rest, at: place(context, parameter)))
      call.position = call.arguments.count
      call.isKeywordOnly = true
    case .doubleStarParameter: scopes[scope].bind(name, keywordDict(&call, place(context, parameter)))
    case .parameter:
      var fallback: Value?
      if hasDefault(parameter, context) {
        if call.defaultPosition < call.defaults.count { fallback = call.defaults[call.defaultPosition] }
        call.defaultPosition += 1
      }
      scopes[scope].bind(name, argument(name, &call) ?? missing(name, fallback, call, place(context, parameter)))
    default: break
    }
  }

  private mutating func argument(_ name: Text, _ call: inout ArgumentBinding) -> Value? {
    if !call.isKeywordOnly, call.position < call.arguments.count {
      let value = call.arguments[call.position]
      if case .splat = value { return makeUnknown("an argument behind *") }
      call.position += 1
      return value
    }
    guard let index = call.keywords.firstIndex(where: { $0.name == name }) else { return nil }
    return call.keywords.remove(at: index).value
  }

  private mutating func missing(_ name: Text, _ fallback: Value?, _ call: ArgumentBinding, _ place: Place) -> Value {
    guard call.isOpen else { return fallback ?? makeUnknown("no argument for '\(texts[name])'", at: place) }
    let unknown = makeUnknown("may be given through * or **", at: place)
    return fallback.map { join([$0, unknown]) } ?? unknown
  }

  private mutating func keywordDict(_ call: inout ArgumentBinding, _ place: Place) -> Value {
    let dict = addDict(at: place)
    for keyword in call.keywords {
      if let name = keyword.name {
        dicts[dict].set(.string(name), keyword.value)
      } else {
        dicts[dict].isOpen = true
      }
    }
    call.keywords = []
    return .dict(dict)
  }

  func hasDefault(_ parameter: Int, _ context: Context) -> Bool {
    guard let last = lastChild(context, parameter) else { return false }
    return node(context, last).kind == .defaultValue
  }

  /// The values of the defaults, in the order of their parameters.
  mutating func evaluateDefaults(of row: Int, _ context: Context) -> [Value] {
    guard let list = children(context, row).first(where: { node(context, $0).kind == .parameters }) else { return [] }
    var values: [Value] = []
    for parameter in children(context, list) where node(context, parameter).kind == .parameter {
      guard hasDefault(parameter, context), let last = lastChild(context, parameter) else { continue }
      values.append(evaluate(last + 1, context))
    }
    return values
  }
}
