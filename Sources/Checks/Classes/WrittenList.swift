/// The strings of a list, tuple, set or sum of them, as far as they are written down somewhere.
public struct WrittenList: Sendable {
  public struct Item: Sendable {
    public let text: String
    public let file: CheckedFile
    public let node: ID<Node>

    public var place: SourcePlace { file.place(node) }
    /// A part of the text, where no escape shifts it.
    public func place(_ offset: Int, _ count: Int) -> SourcePlace {
      guard file.tree.kind(node) == .string else { return place }
      let contents = file.tree.contents(of: file.tree[node])
      guard contents.count == text.utf8.count, offset + count <= contents.count else { return place }
      let start = UInt32(contents.lowerBound + offset)
      return SourcePlace(file.path, TextRange(start, start + UInt32(count)))
    }
  }

  public enum Shape: Sendable { case list, tuple, set, dict, string, other }

  public private(set) var items: [Item] = []
  /// What stands in it beside strings: calls, names of functions, nested displays.
  public private(set) var others: [(file: CheckedFile, node: ID<Node>)] = []
  /// Whether nothing in it was left unread.
  public private(set) var isComplete = true
  public private(set) var shape = Shape.other

  public init(_ node: ID<Node>, _ file: CheckedFile, scope: ID<ClassRow> = .none) {
    switch file.tree.kind(node) {
    case .list, .listComprehension: shape = .list
    case .tuple: shape = .tuple
    case .set: shape = .set
    case .dict: shape = .dict
    case .string, .concatenation: shape = .string
    default: shape = .other
    }
    read(node, file, scope, depth: 0)
  }

  /// Of an option, with what is added to it below.
  init(_ option: WrittenOption) {
    self.init(option.value, option.file, scope: option.owner.type)
    read(OptionExtensions(of: option), option)
  }

  private mutating func read(_ extensions: OptionExtensions, _ option: WrittenOption) {
    for list in extensions.lists { read(list, option.file, option.owner.type, depth: 0) }
    for item in extensions.items { readItem(item, option.file, option.owner.type, depth: 0) }
    if !extensions.isComplete { isComplete = false }
  }

  public var texts: Set<String> { Set(items.map(\.text)) }

  private mutating func read(_ node: ID<Node>, _ file: CheckedFile, _ scope: ID<ClassRow>, depth: Int) {
    guard depth < 8 else {
      isComplete = false
      return
    }
    let tree = file.tree
    switch tree.kind(node) {
    case .list, .tuple, .set:
      for child in tree.children(of: node) { readItem(child, file, scope, depth: depth) }
    case .dict:
      for (index, child) in tree.children(of: node).enumerated() where index % 2 == 0 {
        readItem(child, file, scope, depth: depth)
      }
    case .binaryOp: for child in tree.children(of: node) { read(child, file, scope, depth: depth + 1) }
    case .call:
      let call = Call(node, in: tree)
      if ["list", "tuple", "set", "frozenset", "sorted"].contains(call?.calleeName ?? ""),
        let inner = call?.arguments.first
      {
        read(inner, file, scope, depth: depth + 1)
      } else {
        isComplete = false
      }
    case .name, .attribute: follow(node, file, scope, depth: depth) { $0.read($1, $2, $3, depth: depth + 1) }
    default: isComplete = false
    }
  }

  private mutating func readItem(_ node: ID<Node>, _ file: CheckedFile, _ scope: ID<ClassRow>, depth: Int) {
    let tree = file.tree
    if let text = tree.string(node) {
      items.append(Item(text: text, file: file, node: node))
      return
    }
    switch tree.kind(node) {
    case .starred:
      if let inner = tree.firstChild(of: node) { read(inner, file, scope, depth: depth + 1) }
    case .dictUnpack: isComplete = false
    default:
      others.append((file, node))
    }
  }

  /// A name of the class's body, of the module, or of another class.
  private mutating func follow(
    _ node: ID<Node>, _ file: CheckedFile, _ scope: ID<ClassRow>, depth: Int,
    then read: (inout WrittenList, ID<Node>, CheckedFile, ID<ClassRow>) -> Void
  ) {
    guard let dotted = file.tree.dottedName(of: node) else {
      isComplete = false
      return
    }
    if !scope.isNone, !dotted.contains("."),
      case .value(_, let value?, _)? = file.project.tables.classes[scope].members[dotted],
      value != node
    {
      return read(&self, value, file, scope)
    }
    if case .value(let module, _, let value)? = file.project.tables.meaning(ofDotted: dotted, in: file.row) {
      return read(&self, value, file.project.file(module), .none)
    }
    if let dot = dotted.lastIndex(of: "."),
      let type = typeMeant(by: String(dotted[..<dot]), file, scope),
      let option = CheckedClass(type, file.project)?.option(String(dotted[dotted.index(after: dot)...]))
    {
      read(&self, option.value, option.file, option.owner.type)
      return self.read(OptionExtensions(of: option), option)
    }
    isComplete = false
  }

  /// A class by name, a sibling's inner one too.
  private func typeMeant(by dotted: String, _ file: CheckedFile, _ scope: ID<ClassRow>) -> ID<ClassRow>? {
    guard case .type(let type)? = file.project.tables.meaning(ofDotted: dotted, in: file.row) else { return nil }
    return type
  }
}
