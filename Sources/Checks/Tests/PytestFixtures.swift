/// The fixtures of the project's tests, and who sees them.
public struct PytestFixtures: Sendable {
  public struct Fixture: Sendable {
    public var name: String
    public var file: Int
    public var function: ID<FunctionRow>
    /// Fixtures that it asks for: parameters, `usefixtures`, `getfixturevalue` of a literal.
    public var requests: [String]
    public var isAutomatic: Bool
    /// Asks for fixtures that are only known at run time.
    public var isOpen: Bool
  }

  private var byName: [String: [Fixture]] = [:]
  /// Fixtures that are there without being asked for.
  private var automatic: [Fixture] = []
  /// By file, the names that a module has from elsewhere: fixtures may be imported.
  private var plugins: Set<String> = []
  /// The conftests that have a fixture from another module.
  private var importing: [ID<FunctionRow>: [String]] = [:]
  private unowned let project: CheckedProject

  init(_ project: CheckedProject) {
    self.project = project
    for row in project.tables.functions.indices where project.tables.functions[row].isFixture {
      guard let one = Self.fixture(ID(row), project) else { continue }
      byName[one.name, default: []].append(one)
      if one.isAutomatic { automatic.append(one) }
    }
    for file in project.files where file.isTest || Self.isConftest(file.path) {
      guard case .value(_, let value)? = project.tables.modules[file.row].bindings["pytest_plugins"] else { continue }
      let values = file.tree.kind(value) == .string ? [value] : Array(file.tree.children(of: value))
      plugins.formUnion(values.compactMap { file.tree.string($0) })
    }
    for conftest in project.files where Self.isConftest(conftest.path) {
      for one in byName.values.joined() where one.file != conftest.row && imports(one, conftest.row) {
        importing[one.function, default: []].append(conftest.path)
      }
    }
  }

  public var all: [Fixture] { byName.keys.sorted().flatMap { byName[$0] ?? [] } }

  /// The fixture that a name means in a function of a file, the nearest first.
  public func find(_ name: String, in file: CheckedFile, owner: ID<ClassRow>, besides: ID<FunctionRow>? = nil)
    -> Fixture?
  {
    (byName[name] ?? []).filter { $0.function != besides && distance($0, file, owner) != nil }
      .min { (distance($0, file, owner) ?? 0) < (distance($1, file, owner) ?? 0) }
  }

  /// The fixtures that every test of the class or module has.
  public func automatic(in file: CheckedFile, owner: ID<ClassRow>) -> [Fixture] {
    automatic.filter { distance($0, file, owner) != nil }
  }

  /// How far away a fixture is defined; nil if it cannot be seen.
  private func distance(_ fixture: Fixture, _ file: CheckedFile, _ owner: ID<ClassRow>) -> Int? {
    let row = project.tables.functions[fixture.function]
    if !row.owner.isNone {
      guard !owner.isNone, project.tables.isA(owner, row.owner) else { return nil }
      return 0
    }
    if fixture.file == file.row { return 1 }
    if imports(fixture, file.row) { return 2 }
    let path = project.sources.python[fixture.file].path
    if Self.isConftest(path) { return reach(path, file.path) }
    if plugins.contains(project.tables.modules[fixture.file].name) { return 1000 }
    return (importing[fixture.function] ?? []).compactMap { reach($0, file.path) }.min()
  }

  public static func isConftest(_ path: String) -> Bool { path == "conftest.py" || path.hasSuffix("/conftest.py") }

  private func reach(_ conftest: String, _ path: String) -> Int? {
    let folder = conftest.dropLast("conftest.py".count)
    guard path.hasPrefix(folder) else { return nil }
    return 100 + path.dropFirst(folder.count).utf8.count { $0 == UInt8(ascii: "/") }
  }

  private func imports(_ fixture: Fixture, _ row: Int) -> Bool {
    let function = project.tables.functions[fixture.function]
    let module = project.tables.modules[row]
    if case .imported(_, function.name)? = module.bindings[function.name],
      case .function(fixture.function)? = project.tables.meaning(of: function.name, in: row)
    {
      return true
    }
    return module.stars.contains(project.tables.modules[fixture.file].name)
  }

  // MARK: Reading one

  private static func fixture(_ id: ID<FunctionRow>, _ project: CheckedProject) -> Fixture? {
    let row = project.tables.functions[id]
    let file = project.file(row.file)
    guard let view = FunctionDefinition(row.node, in: file.tree), !row.isLocal else { return nil }
    var one = Fixture(
      name: view.name, file: row.file, function: id, requests: requests(of: view), isAutomatic: false, isOpen: false)
    for decorator in view.decorators {
      guard let call = Call(decorator, in: file.tree) else { continue }
      if let name = call[keyword: "name"].flatMap({ file.tree.string($0) }) { one.name = name }
      if let flag = call[keyword: "autouse"] { one.isAutomatic = file.tree.kind(flag) == .true }
    }
    one.requests += late(in: file, row.node)
    one.isOpen = file.calls(in: row.node).contains {
      isLate($0) && $0.arguments.first.flatMap { file.tree.string($0) } == nil
    }
    return one
  }

  /// The fixtures that a function's parameters and decorators name.
  public static func requests(of view: FunctionDefinition) -> [String] {
    view.parameters.filter { $0.defaultValue == nil && $0.name != "self" && $0.name != "cls" }.map(\.name)
      + view.decorators.flatMap { used(by: $0, view.file) }
  }

  /// `usefixtures("a", "b")`.
  public static func used(by node: ID<Node>, _ file: PythonFile) -> [String] {
    file.subtree(of: node).flatMap { row -> [String] in
      guard let call = Call(ID(row), in: file), call.calleeName?.hasSuffix("usefixtures") ?? false else { return [] }
      return call.arguments.compactMap { file.string($0) }
    }
  }

  /// `request.getfixturevalue("a")`.
  public static func late(in file: CheckedFile, _ node: ID<Node>) -> [String] {
    file.calls(in: node).filter(isLate).compactMap { $0.arguments.first.flatMap { file.tree.string($0) } }
  }

  private static func isLate(_ call: Call) -> Bool { call.calleeName?.hasSuffix(".getfixturevalue") ?? false }
}
