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
    return project.writtenNames.read.contains("django_db")
      || said.contains { text in
        ["pytest-django", "pytest_django"].contains { text.text.contains($0) } || namesSettings(text)
      }
  }

  /// `DJANGO_SETTINGS_MODULE` as an option of pytest: as a variable of the environment it is anybody's.
  private static func namesSettings(_ text: CheckedText) -> Bool {
    guard configurations.contains(String(text.name)) else { return false }
    var isPytest = text.name.hasSuffix("pytest.ini")
    for line in text.text.split(separator: "\n") {
      if line.hasPrefix("[") { isPytest = line.contains("pytest") }
      if isPytest, line.hasPrefix("DJANGO_SETTINGS_MODULE") || line.contains("--ds=") { return true }
    }
    return false
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
