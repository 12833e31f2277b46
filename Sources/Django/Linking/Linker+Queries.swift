import Base
import Facts

/// Fields that queries name: `Order.objects.filter(customer__name=…).order_by("-number")`.
extension Linker {
  mutating func linkQueries(_ file: ID<ProjectFile>) {
    let facts = project.files[file].facts
    guard project.files[file].role != .migration else { return }
    var memo: [Name: ID<Model>] = [:]
    for call in facts.calls {
      let kind = QueryArguments(facts.text(call.last))
      guard kind != .none else { continue }
      let model = memo[call.callee] ?? queriedModel(facts.text(call.callee), file)
      memo[call.callee] = model
      guard !model.isNone else { continue }
      let from: Link.End = call.scope.isNone ? .file(file) : .definition(file, call.scope)
      for argument in facts.children(of: call.expression) { linkArgument(argument, kind, model, from, file) }
    }
  }

  private enum QueryArguments {
    case none, keywords, strings

    init(_ method: String) {
      switch method {
      case "filter", "exclude", "get", "create", "update", "get_or_create", "update_or_create": self = .keywords
      case "order_by", "values", "values_list", "only", "defer", "select_related", "prefetch_related", "distinct",
        "earliest", "latest", "bulk_update":
        self = .strings
      default: self = .none
      }
    }
  }

  /// The model in front of `.objects` or another manager.
  private mutating func queriedModel(_ callee: String, _ file: ID<ProjectFile>) -> ID<Model> {
    let parts = callee.dottedParts
    guard let manager = parts.firstIndex(where: { $0 == "objects" || $0 == "_default_manager" }), manager > 0 else {
      return .none
    }
    return modelReference(class: parts[..<manager].joined(separator: "."), in: file).model
  }

  private mutating func linkArgument(
    _ argument: ID<Expression>, _ kind: QueryArguments, _ model: ID<Model>, _ from: Link.End, _ file: ID<ProjectFile>
  ) {
    let facts = project.files[file].facts
    let row = facts[argument]
    switch row.kind {
    case .keyword where kind == .keywords: linkLookUp(facts.text(row.text), model, from, file, row.range)
    case .string where kind == .strings:
      let text = facts.text(row.text)
      linkLookUp(text.hasPrefix("-") ? String(text.dropFirst()) : text, model, from, file, row.range)
    default: break
    }
  }

  /// Each part of `customer__address__city` that is a field of the model reached so far.
  private mutating func linkLookUp(
    _ path: String, _ model: ID<Model>, _ from: Link.End, _ file: ID<ProjectFile>, _ range: TextRange
  ) {
    var model = model
    for part in LookUpPath.parts(path) {
      guard !model.isNone, let field = project.field(part, of: model) else { return }
      project.links.append(
        Link(.namesField, from: from, to: .field(model, name: part), evidence: .proved, file: file, range: range))
      model = field.relation?.model ?? .none
    }
  }
}

/// A path of field names: `customer__name`, `customer.name`.
public enum LookUpPath {
  public static func parts(_ path: String) -> [String] {
    if path.hasDot { return path.dottedParts.map(String.init) }
    let bytes = Array(path.utf8)
    var parts: [String] = []
    var start = 0
    var index = 1
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "_") {
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        start = index + 2
        index = start
      }
      index += 1
    }
    return parts + [String(decoding: bytes[min(start, bytes.count)...], as: UTF8.self)]
  }
}
