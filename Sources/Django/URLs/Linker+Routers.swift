import Base
import Facts

/// What a DRF router makes of a registered view set.
extension Linker {
  /// Routers are made with `trailing_slash=False` where the project wants none.
  func hasTrailingSlash(_ router: String, in file: ID<ProjectFile>) -> Bool {
    let facts = project.files[file].facts
    for binding in facts.bindings where binding.name == router && !binding.value.isNone {
      guard facts[binding.value].kind == .call else { continue }
      if let slash = facts.argument("trailing_slash", of: binding.value) { return facts[slash].kind != .false }
    }
    return true
  }

  struct Action {
    var path: String
    var name: String
    var isDetail: Bool
  }

  /// The methods that `@action` turns into routes, inherited ones included.
  func actions(of type: ID<ProjectClass>) -> [Action] {
    lineage(of: type).flatMap { owner -> [Action] in
      let row = project.classes[owner]
      let facts = project.files[row.file].facts
      return facts.definitions.filter { $0.parent == row.definition && !$0.decorators.isEmpty }.compactMap { method in
        method.decorators.lazy.compactMap { action($0, method.name, facts) }.first
      }
    }
  }

  private func action(_ decorator: ID<Expression>, _ method: String, _ facts: FileFacts) -> Action? {
    guard facts[decorator].kind == .call else { return nil }
    let kind = KnownBases.lastPart(facts.text(of: decorator))
    guard ["action", "detail_route", "list_route"].contains(kind) else { return nil }
    let detail = facts.argument("detail", of: decorator).map { facts[$0].kind == .true } ?? (kind == "detail_route")
    let path = facts.argument("url_path", of: decorator).flatMap { facts.string($0) } ?? method
    let dashed = String(decoding: method.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
    let name = facts.argument("url_name", of: decorator).flatMap { facts.string($0) } ?? dashed
    return Action(path: path, name: name, isDetail: detail)
  }

  /// The base name that DRF takes from the view set's query set: its model's name in lower case.
  mutating func baseName(of target: Target) -> String {
    guard case .class(let id) = target, let found = binding("queryset", of: id) else { return "" }
    let facts = project.files[found.file].facts
    let model = queryModel(found.value, facts, found.file)
    return model.isNone ? "" : project.models[model].name.lowercased()
  }

  /// The model of `Order.objects.filter(…)`.
  mutating func queryModel(_ value: ID<Expression>, _ facts: FileFacts, _ file: ID<ProjectFile>) -> ID<Model> {
    guard let text = facts.dotted(value) else { return .none }
    let parts = text.dottedParts
    guard
      let manager = parts.firstIndex(where: { $0 == "objects" || $0.hasSuffix("_manager") || $0 == "_default_manager" })
    else {
      return text.hasSuffix(".none()") || facts[value].kind == .call && parts.count > 1
        ? modelReference(class: String(parts[0]), in: file).model : .none
    }
    return modelReference(class: parts[..<manager].joined(separator: "."), in: file).model
  }
}
