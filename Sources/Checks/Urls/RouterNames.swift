/// The names that routers of Django REST framework give to the routes of view sets.
public struct RouterNames {
  public struct Problem: Sendable {
    public var message: String
    /// Of `register`.
    public var call: ID<Node>
    public var related: [RelatedPlace] = []
    public var confidence: Confidence?
  }

  private let file: CheckedFile
  private var project: CheckedProject { file.project }

  /// View sets that have no name, or one that is taken.
  public static func problems(in file: CheckedFile) -> [Problem] {
    let names = RouterNames(file: file)
    let calls = names.calls
    return calls.isEmpty ? [] : names.missing(calls) + names.taken(calls)
  }

  /// `router.register(…)`, outside of what is not certain to run.
  private var calls: [Call] {
    file.tree.nodes.indices.compactMap { row in
      guard file.tree.nodes[row].kind == .call, let call = Call(ID(row), in: file.tree),
        file.tree.kind(call.callee) == .attribute, file.tree.name(file.tree[call.callee].symbol) == "register",
        isRouter(call)
      else { return nil }
      return call
    }
  }

  private func missing(_ calls: [Call]) -> [Problem] {
    calls.compactMap { call in
      guard call.arguments.count == 2, file.tree.string(call.arguments[0]) != nil, call[keyword: "basename"] == nil,
        call[keyword: "base_name"] == nil, let dotted = file.tree.dottedName(of: call.arguments[1]),
        case .type(let id)? = project.tables.meaning(ofDotted: dotted, in: file.row), lacksQuerySet(id)
      else { return nil }
      let name = project.tables.classes[id].name
      return Problem(message: "\(name) has no queryset to take a name from: give a basename", call: call.id)
    }
  }

  /// Since version 3.15 of the framework a name that is taken is refused; before, `reverse()` found only one of the two.
  private func taken(_ calls: [Call]) -> [Problem] {
    var seen: [String: Call] = [:]
    var found: [Problem] = []
    for call in calls where file.enclosing(call.id, .ifStatement, .functionDef, .forStatement, .tryStatement) == nil {
      guard let name = baseName(call) else { continue }
      let key = (call.calleeName ?? "") + " " + name
      guard let first = seen[key] else {
        seen[key] = call
        continue
      }
      found.append(
        Problem(
          message: "the router has a view set called '\(name)' already: give another basename", call: call.id,
          related: [RelatedPlace(file.place(first.id), "the first")], confidence: .likely))
    }
    return found
  }

  private func baseName(_ call: Call) -> String? {
    if let given = call[keyword: "basename"] ?? call.arguments.dropFirst(2).first { return file.tree.string(given) }
    guard call.arguments.count == 2, let dotted = file.tree.dottedName(of: call.arguments[1]),
      case .type(let id)? = project.tables.meaning(ofDotted: dotted, in: file.row),
      let view = CheckedClass(id, project), let option = view.option("queryset"),
      case .querySet(let model)? = ModelExpressions(option.file).kind(of: option.value)
    else { return nil }
    return project.tables.classes[model].name.lowercased()
  }

  /// `router = DefaultRouter()` of Django REST framework itself.
  private func isRouter(_ call: Call) -> Bool {
    guard let head = file.tree.firstChild(of: call.callee), let name = file.tree.dottedName(of: head),
      case .value(let module, _, let value)? = project.tables.meaning(ofDotted: name, in: file.row)
    else { return false }
    let owner = project.file(module)
    guard let made = Call(value, in: owner.tree), let dotted = owner.dotted(made.callee) else { return false }
    return dotted == "rest_framework.routers.DefaultRouter" || dotted == "rest_framework.routers.SimpleRouter"
  }

  private func lacksQuerySet(_ id: ID<ClassRow>) -> Bool {
    let row = project.tables.classes[id]
    return project.tables.member("queryset", of: id) == nil && !row.libraryAncestors.isEmpty
      && row.libraryAncestors.allSatisfy { $0.hasPrefix("rest_framework.") || $0 == "object" }
      && row.ancestors.allSatisfy { !project.tables.hasUnreadBase($0) }
  }
}
