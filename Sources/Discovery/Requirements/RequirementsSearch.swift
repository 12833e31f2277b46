import Base
import Platform
import PythonSyntax

extension Requirements {
  /// What a project declares and locks; `python` (`3.12`) decides markers.
  public init(of project: ProjectFiles, python: String = "3.12") {
    var search = RequirementsSearch(project: project, python: python)
    search.run()
    self = search.found
  }
}

/// Reads every file that may declare distributions; what is read first decides.
struct RequirementsSearch {
  let project: ProjectFiles
  let python: String
  var found = Requirements()
  private var read: Set<String> = []

  init(project: ProjectFiles, python: String) {
    self.project = project
    self.python = python
  }

  mutating func run() {
    let folders = [""] + project.named("manage.py").map { FilePath($0).parent.text }.filter { !$0.isEmpty }
    for folder in folders { readMetadata(FilePath(folder)) }
    for path in requirementFiles() { readLines(path) }
    for folder in folders { readLocks(FilePath(folder)) }
    if found.all.isEmpty { readAbove() }
    readOwnOptions()
  }

  /// `django-version = "5.2"` decides where no pin and no lock does.
  private mutating func readOwnOptions() {
    guard let (text, path) = OwnOptions(of: project).djangoVersion, found["django"]?.version == nil else { return }
    let isRelease = text.dottedParts.count < 3
    found.choose(
      Requirement(name: "django", constraint: VersionConstraint("==" + text + (isRelease ? ".*" : "")), path: path))
  }

  /// A project in a folder of a repository may have its requirements above itself; what is above the repository is not
  /// its own.
  ///
  /// Files are asked for by name: who lists a folder depends on whatever else comes and goes there.
  private mutating func readAbove() {
    for folder in foldersAbove() where found.all.isEmpty {
      readMetadata(folder)
      readLines(folder.appending("requirements.txt").text)
      readLocks(folder)
    }
  }

  /// From the project's parent up to the root of its repository, where that is near.
  private func foldersAbove() -> [FilePath] {
    var folders: [FilePath] = []
    for step in 0...3 {
      let folder = FilePath(Array(repeating: "..", count: step).joined(separator: "/"))
      if step > 0 { folders.append(folder) }
      // A folder, or a file in a work tree of its own.
      let names = [".git/HEAD", ".git"]
      if names.contains(where: { project.tree.read(folder.appending($0).text) != nil }) { return folders }
    }
    return []
  }

  // MARK: Requirement files

  /// Those of the running site before those of development, the nearest to the root first.
  private func requirementFiles() -> [String] {
    var paths = project.paths.filter { $0.hasSuffix(".txt") && Self.isRequirementFile($0) }
    for folder in ["", "requirements"] {
      for entry in project.tree.entries(of: folder) ?? [] where entry.name.hasSuffix(".in") && !entry.isFolder {
        let path = FilePath(folder).appending(entry.name).text
        if Self.isRequirementFile(path) { paths.append(path) }
      }
    }
    return paths.sorted { (Self.rank($0), project.depth($0), $0) < (Self.rank($1), project.depth($1), $1) }
  }

  private static func isRequirementFile(_ path: String) -> Bool {
    path.utf8.count { $0 == UInt8(ascii: "/") } < 4
      && path.pathParts.suffix(2).contains {
        let name = $0.lowercased()
        return name.contains("requirements") || name.hasPrefix("reqs") || name.hasPrefix("constraints")
      }
  }

  private static func rank(_ path: String) -> Int {
    let name = path.lowercased()
    if name.contains("constraints") { return 3 }
    if ["test", "dev", "local", "doc", "lint", "ci", "migrations"].contains(where: { name.contains($0) }) { return 2 }
    return name.hasSuffix(".in") ? 1 : 0
  }

  private mutating func readLines(_ path: String) {
    guard read.insert(path).inserted, let text = project.tree.text(path) else { return }
    // What pip-compile and uv write says of every line what it is there for.
    if Self.rank(path) == 0, text.contains("    # via") || text.contains("--hash=") { found.isComplete = true }
    var pending = ""
    for line in text.lines.map(\.trimmed) {
      pending += line.hasSuffix("\\") ? String(line.dropLast()) + " " : String(line)
      if line.hasSuffix("\\") { continue }
      readLine(pending, path)
      pending = ""
    }
  }

  private mutating func readLine(_ line: String, _ path: String) {
    for option in ["-r", "--requirement", "-c", "--constraint"] where line.hasPrefix(option) {
      let name = line.dropFirst(option.count).drop { $0 == " " || $0 == "=" }.prefix { $0 != " " }
      if line.hasPrefix(option + " ") || line.hasPrefix(option + "=") || option == "-r" {
        readLines(FilePath(path).parent.appending(name).normalized.text)
        return
      }
    }
    add([line], path, Self.rank(path) < 2 ? .direct : .optional)
  }

  mutating func add(_ lines: [String], _ path: String, _ kind: Requirement.Kind = .direct) {
    for line in lines {
      if let requirement = Requirement(line: line, path: path, python: python, kind: kind) { found.add(requirement) }
    }
  }

  // MARK: Locks

  private mutating func readLocks(_ folder: FilePath) {
    for name in ["poetry.lock", "uv.lock", "pdm.lock"] {
      let path = folder.appending(name).text
      for package in project.tree.text(path).map(LockFile.packages) ?? [] {
        found.lock(package.name, package.version, path: path)
      }
    }
    let path = folder.appending("Pipfile.lock").text
    for package in project.tree.text(path).map(LockFile.pipfile) ?? [] {
      found.lock(package.name, package.version, path: path)
    }
  }
}
