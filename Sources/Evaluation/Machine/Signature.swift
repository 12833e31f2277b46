import Base
import PythonSyntax

/// What every call of a `def` or `lambda` needs of its row: read off the tree once.
struct Signature {
  struct Parameter {
    var name: Text
    var kind: NodeKind
    /// Place among the defaults; nil without one.
    var fallback: Int?
    var row: Int
  }

  var parameters: [Parameter] = []
  /// The row of the block, or of the lambda's expression.
  var body: Int?
  var isLambda: Bool
  var isGenerator = false
  /// Functions made inside may outlive a call.
  var holdsClosure = false
}

/// Numbers by place, for what was found out about a row: the latest answers, forgotten when their slot is needed.
struct PlaceMemo {
  private var slots = [(place: Place, number: UInt32)](repeating: (.nowhere, 0), count: PlaceMemo.size)
  private static let size = 1 << 13

  @inline(__always)
  private func slot(of place: Place) -> Int {
    let mixed = (UInt64(place.file.index) << 32 | UInt64(place.node)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> 51)
  }

  @inline(__always)
  subscript(place: Place) -> UInt32? {
    let entry = slots[slot(of: place)]
    return entry.place == place ? entry.number : nil
  }

  mutating func set(_ place: Place, _ number: UInt32) { slots[slot(of: place)] = (place, number) }
}

extension Evaluator {
  /// The signature of a `def` or `lambda` row.
  mutating func signature(of row: Int, _ context: Context) -> Int {
    let place = place(context, row)
    if let known = signatureMemo[place] { return Int(known) }
    signatures.append(readSignature(row, context))
    signatureMemo.set(place, UInt32(signatures.count - 1))
    return signatures.count - 1
  }

  /// The signature of a function.
  mutating func signature(of function: ID<FunctionObject>) -> Int {
    if let known = functions[function].signature { return known }
    let place = functions[function].place
    let made = signature(of: Int(place.node), context(of: functions[function].module, file: place.file))
    functions[function].signature = made
    return made
  }

  private mutating func readSignature(_ row: Int, _ context: Context) -> Signature {
    let isLambda = node(context, row).kind == .lambda
    var signature = Signature(body: lastChild(context, row), isLambda: isLambda)
    if let body = signature.body {
      signature.isGenerator = !isLambda && holdsYield(body, context)
      signature.holdsClosure = holdsClosure(body, context)
    }
    guard let list = parameterList(of: row, context) else { return signature }
    var defaults = 0
    for child in children(context, list) {
      let node = node(context, child)
      var parameter = Signature.Parameter(name: text(node.symbol, context), kind: node.kind, row: child)
      if node.kind == .parameter, hasDefault(child, context) {
        parameter.fallback = defaults
        defaults += 1
      }
      signature.parameters.append(parameter)
    }
    return signature
  }

  /// Whether the body yields, inner functions aside.
  private func holdsYield(_ body: Int, _ context: Context) -> Bool {
    var row = body
    let last = end(context, body)
    while row < last {
      switch node(context, row).kind {
      case .yield, .yieldFrom: return true
      case .functionDef, .asyncFunctionDef, .lambda, .classDef: row = end(context, row)
      default: row += 1
      }
    }
    return false
  }
}
