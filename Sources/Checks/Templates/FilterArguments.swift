/// How many arguments filters take beside the value they are applied to.
struct FilterArguments {
  private(set) var all: [String: ClosedRange<Int>] = [:]

  init(_ project: CheckedProject) {
    var owners: [String: Set<String>] = [:]
    for library in project.dump.tagLibraries.items {
      for (name, filter) in library.filters.items {
        owners[name, default: []].insert(library.module)
        if library.module == "django.template.defaultfilters" {
          all[name] = Self.ofDjango[name]
        } else if let function = filter.function.value ?? nil, let id = project.tables.functionIndex[function] {
          all[name] = Self.arguments(of: project.tables.functions[id], project)
        }
      }
    }
    // Which one a template loads is not asked.
    for (name, modules) in owners where modules.count > 1 { all[name] = nil }
  }

  /// What a function of the project takes; nil where a decorator or a star leaves it open.
  private static func arguments(of row: FunctionRow, _ project: CheckedProject) -> ClosedRange<Int>? {
    let file = project.file(row.file)
    guard let view = FunctionDefinition(row.node, in: file.tree),
      view.decorators.allSatisfy({ isKnown($0, file.tree) }),
      view.parameters.allSatisfy({ $0.kind == .positional || $0.kind == .positionalOnly }), !view.parameters.isEmpty
    else { return nil }
    let needed = view.parameters.count { $0.defaultValue == nil }
    return max(0, needed - 1)...max(0, view.parameters.count - 1)
  }

  private static func isKnown(_ decorator: ID<Node>, _ tree: PythonFile) -> Bool {
    let callee = Call(decorator, in: tree)?.callee ?? decorator
    return ["register.filter", "stringfilter"].contains(tree.dottedName(of: callee))
  }

  private static let none = [
    "addslashes", "capfirst", "escapejs", "iriencode", "lower", "make_list", "slugify", "title", "upper", "wordcount",
    "escape", "escapeseq", "force_escape", "safe", "safeseq", "striptags", "first", "last", "length", "random",
    "filesizeformat", "phone2numeric", "pprint",
  ]
  private static let one = [
    "add", "center", "cut", "default", "default_if_none", "divisibleby", "get_digit", "ljust", "rjust", "slice",
    "stringformat", "truncatechars", "truncatechars_html", "truncatewords", "truncatewords_html", "wordwrap",
    "dictsort", "dictsortreversed", "length_is",
  ]

  private static let ofDjango = Dictionary(
    none.map { ($0, 0...0) } + one.map { ($0, 1...1) }
  ) { first, _ in first }
}
