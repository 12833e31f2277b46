public import Base
import Facts

extension View: Packed {
  public static var blank: View {
    View(file: .none, definition: .none, name: "", qualifiedName: "", roles: [])
  }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&file)
    coder(&definition)
    coder(&line)
    coder(&name)
    coder(&qualifiedName)
    coder(&type)
    coder.number(&roles.rawValue)
    coder(&templates)
    coder(&model)
    coder(&formClasses)
    coder(&serializers)
    coder(&filterSets)
    coder(&permissions)
  }
}

extension Route: Packed {
  public static var blank: Route {
    Route(text: "", pattern: RoutePattern(), name: "", view: "", file: .none, fact: .none, range: .blank)
  }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&text)
    coder(&pattern.segments)
    coder(&name)
    coder(&view)
    coder(&viewID)
    coder(&file)
    coder(&fact)
    coder(&range)
    coder.option(&evidence)
  }
}

extension RoutePattern.Segment: Packed {
  public static var blank: RoutePattern.Segment { .any }

  public mutating func pack(_ coder: inout PackCoder) {
    var (form, first, second): (UInt8, String, String) =
      switch self {
      case .literal(let text): (0, text, "")
      case .any: (1, "", "")
      case .partial(let prefix, let suffix): (2, prefix, suffix)
      case .rest: (3, "", "")
      }
    coder.number(&form)
    if form == 0 || form == 2 { coder(&first) }
    if form == 2 { coder(&second) }
    switch form {
    case 0: self = .literal(first)
    case 2: self = .partial(prefix: first, suffix: second)
    case 3: self = .rest
    default: self = .any
    }
  }
}

extension Template: Packed {
  public static var blank: Template { Template(file: .none, name: "") }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&file)
    coder(&name)
    coder(&extends)
    coder(&includes)
  }
}

extension Receiver: Packed {
  public static var blank: Receiver {
    Receiver(signal: "", file: .none, function: .none, handler: "", sender: "", range: .blank)
  }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&signal)
    coder(&file)
    coder(&line)
    coder(&function)
    coder(&handler)
    coder(&sender)
    coder(&model)
    coder(&range)
  }
}

extension CeleryTask: Packed {
  public static var blank: CeleryTask { CeleryTask(file: .none, function: .none, name: "", range: .blank) }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&file)
    coder(&function)
    coder(&type)
    coder(&name)
    coder(&range)
  }
}

extension Migration: Packed {
  public static var blank: Migration { Migration(file: .none, app: "", name: "") }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&file)
    coder(&app)
    coder(&name)
    coder(&dependencies)
    coder(&replaces)
    coder(&operations)
    coder(&isLeaf)
  }
}

extension Migration.Operation: Packed {
  public static var blank: Migration.Operation { Migration.Operation(name: "", model: "", field: "", range: .blank) }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&name)
    coder(&model)
    coder(&field)
    coder(&range)
  }
}
