import Base
import PythonSyntax

/// Binding arguments to parameters.
extension Evaluator {
  /// Binds them in a scope that holds nothing yet.
  mutating func bindParameters(
    _ signature: Int, of function: ID<FunctionObject>, _ arguments: [Value], _ keywords: [Keyword],
    _ scope: ID<Scope>, _ context: Context
  ) {
    let parameters = signatures[signature].parameters
    if parameters.isEmpty { return }
    if keywords.isEmpty, bindPlainly(parameters, arguments, scope) { return }
    var call = ArgumentBinding(
      function: function, isOpen: keywords.contains { $0.name == nil } || arguments.contains(where: \.isSplat))
    for parameter in parameters { bind(parameter, arguments, keywords, &call, scope, context) }
  }

  /// The usual call: each parameter gets the argument in its place; false, and nothing done, when it is another one.
  private mutating func bindPlainly(
    _ parameters: [Signature.Parameter], _ arguments: [Value], _ scope: ID<Scope>
  ) -> Bool {
    guard parameters.count == arguments.count, parameters.allSatisfy({ $0.kind == .parameter }),
      !arguments.contains(where: \.isSplat)
    else { return false }
    for i in 0..<parameters.count { scopes[scope].add(parameters[i].name, arguments[i]) }
    return true
  }

  /// How far a call's arguments were handed out.
  private struct ArgumentBinding {
    var function: ID<FunctionObject>
    /// Some arguments are not known.
    var isOpen: Bool
    var position = 0
    var isKeywordOnly = false
    /// The first keywords that were taken, as bits.
    var taken: UInt64 = 0
    /// Those that were taken behind them.
    var takenLate: [Int] = []

    func isTaken(_ row: Int) -> Bool { row < 64 ? taken & 1 << UInt64(row) != 0 : takenLate.contains(row) }

    mutating func take(_ row: Int) {
      if row < 64 { taken |= 1 << UInt64(row) } else { takenLate.append(row) }
    }
  }

  private mutating func bind(
    _ parameter: Signature.Parameter, _ arguments: [Value], _ keywords: [Keyword], _ call: inout ArgumentBinding,
    _ scope: ID<Scope>, _ context: Context
  ) {
    let name = parameter.name
    switch parameter.kind {
    case .starMarker: call.isKeywordOnly = true
    case .starParameter:
      let rest = Array(arguments.dropFirst(call.position))
      scopes[scope].bind(name, makeTuple(rest, at: place(context, parameter.row)))
      call.position = arguments.count
      call.isKeywordOnly = true
    case .doubleStarParameter:
      scopes[scope].bind(name, keywordDict(keywords, &call, place(context, parameter.row)))
    case .parameter:
      let value = argument(name, arguments, keywords, &call)
      scopes[scope].bind(name, value ?? missing(parameter, call, place(context, parameter.row)))
    default: break
    }
  }

  private mutating func argument(
    _ name: Text, _ arguments: [Value], _ keywords: [Keyword], _ call: inout ArgumentBinding
  ) -> Value? {
    if !call.isKeywordOnly, call.position < arguments.count {
      let value = arguments[call.position]
      if case .splat = value { return makeUnknown("an argument behind *") }
      call.position += 1
      return value
    }
    for row in keywords.indices where keywords[row].name == name && !call.isTaken(row) {
      call.take(row)
      return keywords[row].value
    }
    return nil
  }

  private mutating func missing(
    _ parameter: Signature.Parameter, _ call: borrowing ArgumentBinding, _ place: Place
  ) -> Value {
    var fallback: Value?
    if let row = parameter.fallback, row < functions[call.function].defaults.count {
      fallback = functions[call.function].defaults[row]
    }
    guard call.isOpen else { return fallback ?? makeUnknown("no argument for '\(texts[parameter.name])'", at: place) }
    let unknown = makeUnknown("may be given through * or **", at: place)
    return fallback.map { join([$0, unknown]) } ?? unknown
  }

  private mutating func keywordDict(_ keywords: [Keyword], _ call: inout ArgumentBinding, _ place: Place) -> Value {
    let dict = addDict(at: place)
    for row in keywords.indices where !call.isTaken(row) {
      call.take(row)
      if let name = keywords[row].name {
        dicts[dict].set(.string(name), keywords[row].value)
      } else {
        dicts[dict].isOpen = true
      }
    }
    return .dict(dict)
  }

  func parameterList(of row: Int, _ context: Context) -> Int? {
    var child = row + 1
    let last = end(context, row)
    while child < last {
      if node(context, child).kind == .parameters { return child }
      child = end(context, child)
    }
    return nil
  }

  func hasDefault(_ parameter: Int, _ context: Context) -> Bool {
    guard let last = lastChild(context, parameter) else { return false }
    return node(context, last).kind == .defaultValue
  }

  /// The values of the defaults, in the order of their parameters.
  mutating func evaluateDefaults(of row: Int, _ context: Context) -> [Value] {
    guard let list = parameterList(of: row, context) else { return [] }
    var values: [Value] = []
    var parameter = list + 1
    let last = end(context, list)
    while parameter < last {
      if node(context, parameter).kind == .parameter, let inner = lastChild(context, parameter),
        node(context, inner).kind == .defaultValue
      {
        values.append(evaluate(inner + 1, context))
      }
      parameter = end(context, parameter)
    }
    return values
  }
}
