import Base

/// Which files hold tests, as pytest's configuration says.
public struct TestConfiguration: Sendable, Equatable {
  /// `python_files`; nil where nothing is said.
  public var files: [String]?
  /// `python_classes`.
  public var classes: [String]?

  /// The first file that has a section for pytest counts, in pytest's own order.
  public init(of project: ProjectFiles) {
    for name in ["pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"] {
      guard let text = project.tree.text(name) else { continue }
      if name == "pyproject.toml" {
        guard let options = TOMLReader(Array(text.utf8)).document[path: "tool", "pytest", "ini_options"] else {
          continue
        }
        files = options["python_files"].map(Self.words)
        classes = options["python_classes"].map(Self.words)
        return
      }
      let section = name == "setup.cfg" ? "tool:pytest" : "pytest"
      let file = INIFile(text)
      let (first, second) = (file.entry(section, "python_files"), file.entry(section, "python_classes"))
      files = first.map { $0.lines.flatMap { $0.split(separator: " ").map(String.init) } }
      classes = second.map { $0.lines.flatMap { $0.split(separator: " ").map(String.init) } }
      if first != nil || second != nil || name.hasSuffix("pytest.ini") { return }
    }
  }

  private static func words(_ value: TOMLValue) -> [String] {
    value.strings.flatMap { $0.split(separator: " ").map(String.init) }
  }
}
