/// The tags and filters of all libraries that `{% load %}` can name.
public struct TagInventory: Sendable {
  public struct Library: Sendable {
    public var name: String
    public var tags: Set<String> = []
    public var filters: Set<String> = []
    /// Nothing else is in it.
    public var isClosed = true
    /// Its file is one of the project's.
    public var isOwn = false
    public var isDjango = false
  }

  public private(set) var libraries: [String: Library] = [:]
  /// Of every engine.
  public private(set) var builtins = Library(name: "")
  /// Tags of Django that another library of every engine has, too: `{% url %}` of django-hosts reads its own grammar.
  public let overridden: Set<String>
  /// How many arguments filters take beside their value, of those that are the same in every library.
  public let filterArguments: [String: ClosedRange<Int>]
  /// What is not listed is not there.
  public let isClosed: Bool
  /// Words in the code of the project's libraries: a block tag looks for its other tags by them.
  public let words: Set<String>

  init(_ project: CheckedProject) {
    let dump = project.dump
    isClosed = dump.tagLibraries.openness == .closed && !dump.tagLibraries.items.isEmpty
    var words: Set<String> = []
    var (own, others): (Set<String>, Set<String>) = ([], [])
    for row in dump.tagLibraries.items {
      guard let name = row.library.value else { continue }
      var library = Library(name: name)
      library.tags = Set(row.tags.items.keys)
      library.filters = Set(row.filters.items.keys)
      library.isClosed = row.tags.openness == .closed && row.filters.openness == .closed
      let path = row.file.value ?? nil
      library.isOwn = path.map { !$0.hasPrefix("site:") } ?? false
      library.isDjango = row.module.hasPrefix("django.")
      if let file = path.flatMap({ project.file(at: $0) }) { words.formUnion(Self.strings(file)) }
      if name.hasPrefix("<builtin>") {
        builtins.add(library)
        if library.isDjango { own.formUnion(library.tags) } else { others.formUnion(library.tags) }
      } else {
        libraries[name] = library
      }
    }
    overridden = own.intersection(others)
    self.words = words
    filterArguments = FilterArguments(project).all
  }

  private static func strings(_ file: CheckedFile) -> Set<String> {
    var found: Set<String> = []
    for row in file.tree.nodes.indices where file.tree.nodes[row].kind == .string {
      found.formUnion(file.tree.literalText(of: row).split(separator: " ").map(String.init))
    }
    return found
  }

  /// The libraries that have a tag or filter, sorted.
  public func libraries(with name: String, isFilter: Bool) -> [String] {
    libraries.values.filter { (isFilter ? $0.filters : $0.tags).contains(name) }.map(\.name).sorted()
  }

  /// Every known name, for what was meant.
  public func names(isFilter: Bool) -> [String] {
    let all = libraries.values.map { isFilter ? $0.filters : $0.tags } + [isFilter ? builtins.filters : builtins.tags]
    return all.reduce(into: Set()) { $0.formUnion($1) }.sorted()
  }
}

extension TagInventory.Library {
  fileprivate mutating func add(_ other: TagInventory.Library) {
    tags.formUnion(other.tags)
    filters.formUnion(other.filters)
    if !other.isClosed { isClosed = false }
  }
}
