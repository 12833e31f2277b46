/// Where the project connects functions to signals: `@receiver(…)` and `signal.connect(…)`.
public struct SignalConnections: Sendable {
  public struct Connection: Sendable {
    public var file: Int
    /// The call of `receiver` or `connect`.
    public var call: ID<Node>
    /// Dotted names of the signals; those that are not known are left out.
    public var signals: [String]
    /// What is connected, as written; none for a decorator.
    public var receiver: ID<Node>
    /// The function that is decorated or named, where it is of the project.
    public var function: ID<FunctionRow>?
    public var sender: ID<Node>?
    public var uid: ID<Node>?
    public var isWeak: Bool
    public var isDecorator: Bool

    /// Signals that a model sends.
    public var isOfModels: Bool { signals.contains { $0.hasPrefix("django.db.models.signals.") } }
  }

  /// In the order of files.
  public private(set) var connections: [Connection] = []

  init(_ project: CheckedProject) {
    for file in project.files where Self.mentions(file.tree) {
      for row in file.tree.nodes.indices where file.tree.nodes[row].kind == .call {
        guard let call = Call(ID(row), in: file.tree) else { continue }
        if let one = Self.decorator(call, file) ?? Self.connect(call, file) { connections.append(one) }
      }
    }
  }

  private static func mentions(_ tree: PythonFile) -> Bool {
    tree.nodes.contains { node in
      switch node.kind {
      case .name, .attribute, .identifier: ["receiver", "connect"].contains(tree.name(node.symbol))
      default: false
      }
    }
  }

  private static func decorator(_ call: Call, _ file: CheckedFile) -> Connection? {
    guard let holder = file.parent(of: call.id), file.tree.kind(holder) == .decorator,
      let name = call.calleeName, name == "receiver" || name.hasSuffix(".receiver"),
      ["django.dispatch.receiver", "django.dispatch.dispatcher.receiver"].contains(file.dotted(call.callee)),
      let decorated = file.parent(of: holder), let definition = file.tree.lastChild(of: decorated),
      FunctionDefinition(definition, in: file.tree) != nil, let signals = call.arguments.first
    else { return nil }
    let kind = file.tree.kind(signals)
    let all = kind == .list || kind == .tuple ? Array(file.tree.children(of: signals)) : [signals]
    var one = connection(call, all, file)
    one.isDecorator = true
    one.function = file.project.tables.functionNodes[file.row][definition.index]
    return one
  }

  private static func connect(_ call: Call, _ file: CheckedFile) -> Connection? {
    guard file.tree.kind(call.callee) == .attribute, file.tree.name(file.tree[call.callee].symbol) == "connect",
      let signal = file.tree.firstChild(of: call.callee),
      let receiver = call.arguments.first ?? call[keyword: "receiver"]
    else { return nil }
    var one = connection(call, [signal], file)
    if one.signals.isEmpty { return nil }
    one.receiver = receiver
    one.sender = call[keyword: "sender"] ?? call.arguments.dropFirst().first
    if let dotted = file.dotted(receiver) { one.function = file.project.tables.functionIndex[dotted] }
    return one
  }

  private static func connection(_ call: Call, _ signals: [ID<Node>], _ file: CheckedFile) -> Connection {
    Connection(
      file: file.row, call: call.id, signals: signals.compactMap { signal($0, file) }, receiver: .none,
      sender: call[keyword: "sender"], uid: call[keyword: "dispatch_uid"],
      isWeak: call[keyword: "weak"].map { file.tree.kind($0) != .false } ?? true, isDecorator: false)
  }

  /// One of Django's, or a variable that holds a `Signal` of the project.
  private static func signal(_ node: ID<Node>, _ file: CheckedFile) -> String? {
    if let dotted = file.dotted(node) { return dotted.hasPrefix("django.") ? dotted : nil }
    guard let written = file.tree.dottedName(of: node), !file.isLocal(String(written.prefix { $0 != "." }), at: node),
      case .value(let module, let target, let value)? = file.project.tables.meaning(ofDotted: written, in: file.row)
    else { return nil }
    let home = file.project.file(module)
    guard let made = Call(value, in: home.tree), let type = home.dotted(made.callee),
      ["django.dispatch.Signal", "django.dispatch.dispatcher.Signal"].contains(type)
    else { return nil }
    return home.module + "." + home.tree.text(of: target)
  }
}
