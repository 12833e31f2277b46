import Base

/// The functions of the project that are Celery tasks.
public struct CeleryTasks: Sendable {
  public struct Task: Sendable {
    public var function: ID<FunctionRow>
    /// The decorator's row: a name, or a call with options.
    public var decorator: ID<Node>
    /// `bind=True`: the first parameter is the task.
    public var isBound: Bool
    /// Other decorators change what is called.
    public var isWrapped: Bool
  }

  private var byFunction: [ID<FunctionRow>: Task] = [:]
  /// Whether arguments may be any object: a serializer of the settings is called so.
  public let sendsPickles: Bool

  init(_ project: CheckedProject) {
    sendsPickles = project.files.contains { file in
      file.isSettings
        && file.tree.nodes.indices.contains {
          file.tree.nodes[$0].kind == .string && file.tree.literalText(of: $0).hasSuffix("pickle")
        }
    }
    let booted = Set(project.dump.tasks.items.compactMap { $0.function.value ?? nil })
    for row in project.tables.functions.indices {
      let function = project.tables.functions[row]
      guard !function.isLocal, function.owner.isNone else { continue }
      let file = project.file(function.file)
      let decorators = file.tree.decorators(of: function.node)
      guard let place = decorators.firstIndex(where: { Self.isTask($0, booted.contains(function.dotted), file) }) else {
        continue
      }
      let call = Call(decorators[place], in: file.tree)
      byFunction[ID(row)] = Task(
        function: ID(row), decorator: decorators[place],
        isBound: call?[keyword: "bind"].map { file.tree.kind($0) != .false } ?? false,
        isWrapped: decorators.enumerated().contains { index, one in
          index != place && !TransparentDecorators.contains(one, in: file)
        })
    }
  }

  /// In the order of functions.
  public var all: [Task] { byFunction.values.sorted { $0.function.index < $1.function.index } }

  public subscript(_ function: ID<FunctionRow>) -> Task? { byFunction[function] }

  private static func isTask(_ decorator: ID<Node>, _ isBooted: Bool, _ file: CheckedFile) -> Bool {
    let head = Call(decorator, in: file.tree)?.callee ?? decorator
    guard let written = file.tree.dottedName(of: head) else { return false }
    if ["celery.shared_task", "celery.task.task", "celery.decorators.task"].contains(file.dotted(head)) { return true }
    if isBooted { return written.hasSuffix("task") }
    guard written.hasSuffix(".task") else { return false }
    // `app.task` of an application that is made somewhere.
    guard let owner = file.tree.firstChild(of: head), let dotted = file.tree.dottedName(of: owner),
      case .value(let module, _, let value)? = file.project.tables.meaning(ofDotted: dotted, in: file.row)
    else { return false }
    let home = file.project.file(module)
    return Call(value, in: home.tree).flatMap { home.dotted($0.callee) }.map { $0 == "celery.Celery" } ?? false
  }

  // MARK: Calls

  /// A call that sends a task: `task.delay(…)`, `task.apply_async(…)`, `task.s(…)`.
  public struct Sending: Sendable {
    public var task: Task
    public var method: String
    public var call: Call
    /// Nil where they are not known.
    public var positional: [ID<Node>]?
    /// Nil where they are not known.
    public var named: [(name: String, value: ID<Node>)]?
  }

  /// What a call sends, if it sends a task.
  public func sending(_ call: Call, _ file: CheckedFile) -> Sending? {
    guard file.tree.kind(call.callee) == .attribute else { return nil }
    let method = file.tree.name(file.tree[call.callee].symbol)
    guard ["delay", "apply_async", "s", "si", "signature", "delay_on_commit"].contains(method),
      let owner = file.tree.firstChild(of: call.callee), let dotted = file.dotted(owner),
      let function = file.project.tables.functionIndex[dotted], let task = byFunction[function]
    else { return nil }
    var sending = Sending(task: task, method: method, call: call)
    if method == "apply_async" || method == "signature" {
      let positional = call[keyword: "args"] ?? call.arguments.first
      let named = call[keyword: "kwargs"] ?? call.arguments.dropFirst().first
      sending.positional = positional.map { Self.elements($0, file.tree) } ?? []
      sending.named = named.map { Self.entries($0, file.tree) } ?? []
      return sending
    }
    let isOpen = file.tree.children(of: call.id).contains {
      file.tree.kind($0) == .starred || file.tree.kind($0) == .keywordUnpack
    }
    if !isOpen { (sending.positional, sending.named) = (call.arguments, call.keywords) }
    return sending
  }

  private static func elements(_ node: ID<Node>, _ tree: PythonFile) -> [ID<Node>]? {
    if tree.kind(node) == .none { return [] }
    guard tree.kind(node) == .list || tree.kind(node) == .tuple else { return nil }
    let elements = Array(tree.children(of: node))
    return elements.contains { tree.kind($0) == .starred } ? nil : elements
  }

  private static func entries(_ node: ID<Node>, _ tree: PythonFile) -> [(name: String, value: ID<Node>)]? {
    if tree.kind(node) == .none { return [] }
    guard tree.kind(node) == .dict else { return nil }
    let parts = Array(tree.children(of: node))
    if parts.contains(where: { tree.kind($0) == .dictUnpack }) { return nil }
    var entries: [(name: String, value: ID<Node>)] = []
    for i in stride(from: 0, to: parts.count - 1, by: 2) {
      guard let key = tree.string(parts[i]) else { return nil }
      entries.append((key, parts[i + 1]))
    }
    return entries
  }
}

extension CheckedFile {
  /// Whether a worker runs it, for whom nobody waits.
  public func isInTask(_ node: ID<Node>) -> Bool {
    guard let function = function(around: node), let id = project.tables.functionNodes[row][function.index] else {
      return false
    }
    return project.tasks[id] != nil
  }
}
