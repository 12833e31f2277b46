import Base
import Evaluation
import PythonSyntax

/// What distributions offer under the name of a group, by the "Entry points specification" of packaging.python.org.
struct EntryPoints {
  private(set) var points: [EntryPoint] = []
  private var seen: Set<EntryPoint> = []

  /// What the project's own build files declare, then what the environment's distributions say of themselves.
  init(of project: ProjectFiles, _ environment: InstalledPackages?) {
    for path in Self.files("pyproject.toml", of: project) { readPyproject(path, project) }
    for path in Self.files("setup.cfg", of: project) { readSetupCfg(path, project) }
    for path in Self.files("setup.py", of: project) { readSetupPy(path, project) }
    for distribution in environment?.distributions ?? [] {
      guard let text = project.tree.text(distribution.folder + "/entry_points.txt") else { continue }
      for entry in INIFile(text).entries { add(entry.section, entry.key, entry.value) }
    }
  }

  private static func files(_ name: String, of project: ProjectFiles) -> [String] {
    project.named(name).filter { !ProjectFiles.isAside($0) && !ProjectFiles.isForTests($0) }
  }

  private mutating func readPyproject(_ path: String, _ project: ProjectFiles) {
    guard let bytes = project.tree.read(path) else { return }
    let document = TOMLReader(bytes).document
    let groups =
      (document[path: "project", "entry-points"]?.entries ?? [])
      + (document[path: "tool", "poetry", "plugins"]?.entries ?? [])
    for (group, points) in groups {
      for (name, value) in points.entries { value.string.map { add(group, name, $0) } }
    }
  }

  /// `group =` and a line `name = module:object` each.
  private mutating func readSetupCfg(_ path: String, _ project: ProjectFiles) {
    guard let text = project.tree.text(path) else { return }
    for entry in INIFile(text).entries where entry.section == "options.entry_points" {
      for line in entry.lines { addWritten(entry.key, line) }
    }
  }

  /// `entry_points={"group": ["name = module:object"]}`.
  private mutating func readSetupPy(_ path: String, _ project: ProjectFiles) {
    guard project.tree.text(path)?.contains("entry_points") == true, let file = project.python(path) else { return }
    for call in file.all(Call.self) {
      guard let groups = call[keyword: "entry_points"] else { continue }
      for (group, points) in file.pairs(groups) {
        for text in file.strings(points) { for line in text.lines { addWritten(group, String(line)) } }
      }
    }
  }

  private mutating func addWritten(_ group: String, _ line: String) {
    guard let sign = line.firstIndex(of: "=") else { return }
    add(group, String(line[..<sign].trimmed), String(line[line.index(after: sign)...].trimmed))
  }

  private mutating func add(_ group: String, _ name: String, _ value: String) {
    let point = EntryPoint(group: group, name: name, value: value)
    if seen.insert(point).inserted { points.append(point) }
  }
}
