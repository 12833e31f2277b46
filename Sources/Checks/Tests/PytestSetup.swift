import Impact

/// How a project runs its tests, as far as requirements, configuration and conftests tell.
public struct PytestSetup: Sendable {
  /// Whether pytest-django is in use.
  public let runsDjango: Bool
  /// `usefixtures = db` of the configuration.
  public let usesFixturesEverywhere: Bool
  /// The folders, with a slash at their end, whose conftest has a hook that may give marks to tests.
  private let markedFolders: [String]

  init(_ project: CheckedProject) {
    runsDjango = Self.runsDjango(project)
    usesFixturesEverywhere = project.beside.texts.contains { text in
      Self.configurations.contains(String(text.name)) && text.text.contains("usefixtures")
    }
    markedFolders = project.files.filter { PytestFixtures.isConftest($0.path) && Self.givesMarks($0) }
      .map { String($0.path.dropLast("conftest.py".count)) }
  }

  /// Whether a hook adds marks to whatever it likes.
  public func isMarkedByHook(_ file: CheckedFile) -> Bool { markedFolders.contains { file.path.hasPrefix($0) } }

  private static let configurations: Set<String> = [
    "pytest.ini", ".pytest.ini", "pyproject.toml", "setup.cfg", "tox.ini",
  ]

  private static func runsDjango(_ project: CheckedProject) -> Bool {
    let said = project.beside.texts.filter { text in
      text.name != ".gitignore" && !text.isInstruction && text.text.contains("pytest")
    }
    if said.isEmpty { return project.files.contains { project.tables.modules[$0.row].bindings["pytest"] != nil } }
    return said.contains { text in
      let words = ["pytest-django", "pytest_django", "DJANGO_SETTINGS_MODULE"]
      return words.contains { text.text.contains($0) }
    }
  }

  private static let hooks = [
    "pytest_collection_modifyitems", "pytest_itemcollected", "pytest_runtest_setup", "pytest_pycollect_makeitem",
  ]

  private static func givesMarks(_ conftest: CheckedFile) -> Bool {
    let bindings = conftest.project.tables.modules[conftest.row].bindings
    return hooks.contains { hook in bindings[hook].map { mayGiveMarks($0, conftest.project) } ?? false }
  }

  /// One that only skips tests says none of these words.
  private static func mayGiveMarks(_ binding: ModuleRow.Binding, _ project: CheckedProject) -> Bool {
    guard case .function(let id) = binding else { return true }
    let row = project.tables.functions[id]
    let text = project.file(row.file).tree.text(of: row.node)
    return ["django_db", "mark", "fixture", "block", "transaction"].contains { text.contains($0) }
  }
}
