/// What runs a project's tests, and what says so.
public struct TestTool: Sendable {
  /// The path of the `manage.py` that does; nil for pytest.
  public let manage: String?
  /// What speaks for pytest, for people: `pytest.ini`, `pyproject.toml: [tool.pytest`.
  public let evidence: [String]

  /// - Parameter files: every path of the project.
  public init(files: Set<String>, _ read: (String) -> [UInt8]?) {
    let manage = files.filter { $0 == "manage.py" || $0.hasSuffix("/manage.py") }.min {
      ($0.count, $0) < ($1.count, $1)
    }
    let texts = Texts(files, read)
    let (configured, required) = (texts.configurations, texts.requirements(of: "pytest-django"))
    evidence = configured + required
    let isMeant = configured.isEmpty ? !required.isEmpty && !texts.automaticOmitsPytest : !texts.isLeftOver
    self.manage = isMeant && texts.startsDjango ? nil : manage
  }
}

/// The files of a project that tell how its tests are run.
private struct Texts {
  private let files: Set<String>
  private var texts: [String: String] = [:]

  init(_ files: Set<String>, _ read: (String) -> [UInt8]?) {
    self.files = files
    for path in files where Self.isWanted(path) {
      texts[path] = read(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }

  private static let pytestFiles = ["pytest.ini", ".pytest.ini", "conftest.py"]
  private static let sections = [
    ("pyproject.toml", "[tool.pytest"), ("setup.cfg", "[tool:pytest]"), ("tox.ini", "[pytest]"),
  ]
  private static let locks: Set<String> = ["uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock"]

  private static func isWanted(_ path: String) -> Bool {
    isRequirement(path) || isAutomatic(path) || isRead(path) || locks.contains(path) || path == "tox.ini"
      || pytestFiles.contains(path)
  }

  private static func isRequirement(_ path: String) -> Bool {
    let parts = path.pathParts
    guard parts.count <= 2, let name = parts.last else { return false }
    return ["pyproject.toml", "Pipfile", "setup.cfg", "setup.py"].contains(name)
      || name.hasSuffix(".txt") && path.contains("requirements")
  }

  private static func isAutomatic(_ path: String) -> Bool {
    path.hasPrefix(".github/workflows/") || path == ".gitlab-ci.yml" || path == ".circleci/config.yml"
      || path == ".travis.yml"
  }

  private static func isRead(_ path: String) -> Bool {
    !path.contains("/")
      && ["readme", "contributing", "makefile", "justfile"].contains { path.lowercased().hasPrefix($0) }
  }

  // MARK: Questions

  /// Files that pytest reads its settings from.
  var configurations: [String] {
    Self.pytestFiles.dropLast().filter(files.contains)
      + Self.sections.filter { texts[$0.0]?.contains($0.1) ?? false }.map { "\($0.0): \($0.1)" }
      + Self.pytestFiles.suffix(1).filter(files.contains)
  }

  func requirements(of package: String) -> [String] {
    texts.keys.filter(Self.isRequirement).sorted().filter { texts[$0]?.contains(package) ?? false }
      .map { "\($0): \(package)" }
  }

  /// Pytest alone does not start Django: unless what is asked for tells otherwise, it is taken to be able to.
  var startsDjango: Bool {
    let asked = texts.filter { Self.isRequirement($0.key) }.values
    guard asked.contains(where: { $0.lowercased().contains("django") }) else { return true }
    let configured = (Self.pytestFiles + Self.sections.map(\.0)).compactMap { texts[$0] }
    return (asked + configured).contains { text in
      ["pytest-django", "pytest_django", "DJANGO_SETTINGS_MODULE", "django.setup"].contains { text.contains($0) }
    }
  }

  /// Whether continuous integration does something, and nothing with pytest.
  var automaticOmitsPytest: Bool {
    let automatic = texts.filter { Self.isAutomatic($0.key) }.values
    return !automatic.isEmpty && !texts.contains { (Self.isAutomatic($0) || Self.isRead($0)) && $1.contains("pytest") }
  }

  /// Whether only its settings are there: nothing installs pytest, and people and machines are told to run Django's tests.
  var isLeftOver: Bool {
    let told = texts.filter { Self.isAutomatic($0.key) || Self.isRead($0.key) }.values
    return told.contains { $0.contains("manage.py test") } && !told.contains { $0.contains("pytest") } && !isInstalled
  }

  private var isInstalled: Bool {
    texts.contains { path, text in
      guard Self.isRequirement(path) || Self.locks.contains(path) || path == "tox.ini" else { return false }
      return text.split(whereSeparator: \.isNewline).contains(where: Self.asksForPytest)
    }
  }

  private static func asksForPytest(_ line: Substring) -> Bool {
    let line = line.drop { $0 == " " || $0 == "\t" || $0 == "-" }
    return !line.hasPrefix("#") && (line.hasPrefix("pytest") || line.contains("\"pytest") || line.contains("'pytest"))
  }
}
