import Base
import Evaluation
import Platform
import PythonSyntax
import Synchronization

/// The packages of a Python environment, listed when first asked for.
public final class InstalledPackages: Sendable {
  /// The folders packages are installed in, in search order.
  public let sitePackages: [String]
  private let prefix: String
  private let tree: any FileTree
  private let rootNames: [String]
  private let contents = Mutex<Contents?>(nil)

  /// What the site folders say when they are listed.
  struct Contents: Sendable {
    var folders: [SearchFolder] = []
    var editables: [String: SearchFolder] = [:]
    var distributions: [InstalledDistribution] = []
  }

  /// `rootNames` are the absolute names of the project's root: packages installed from there are the project's own.
  public init(_ environment: PythonEnvironment, tree: any FileTree, rootNames: [String]) {
    sitePackages = environment.sitePackages
    prefix = environment.prefix
    self.tree = tree
    self.rootNames = rootNames
  }

  /// All distributions by name; the first on the search path wins.
  public var distributions: [InstalledDistribution] { listed.distributions }

  /// Whether Django itself is installed: then what is missing is missing for the project too.
  public var isComplete: Bool { listed.distributions.contains { $0.name == "django" } }

  var folders: [SearchFolder] { listed.folders }

  func editable(_ name: Substring) -> SearchFolder? { listed.editables[String(name)] }

  private var listed: Contents {
    contents.withLock { contents in
      if let contents { return contents }
      var reader = SiteReader(prefix: prefix, tree: tree, rootNames: rootNames)
      for folder in sitePackages { reader.read(folder) }
      contents = reader.contents
      return reader.contents
    }
  }
}

/// Reads what site folders say of distributions and further folders, by the rules of Python's `site`.
private struct SiteReader {
  let prefix: FilePath
  let tree: any FileTree
  let rootNames: [String]
  var contents = InstalledPackages.Contents()
  private var seen: Set<String> = []

  init(prefix: String, tree: any FileTree, rootNames: [String]) {
    self.prefix = FilePath(prefix)
    self.tree = tree
    self.rootNames = rootNames
  }

  mutating func read(_ site: String) {
    add(site)
    let names = (tree.entries(of: site) ?? []).map(\.name).sorted()
    for name in names {
      if let distribution = InstalledDistribution(folder: name, in: site),
        !contents.distributions.contains(where: { $0.name == distribution.name })
      {
        contents.distributions.append(distribution)
      }
    }
    for name in names where name.hasSuffix(".pth") { readPaths(site, name) }
    for name in names where name.hasPrefix("__editable__") && name.hasSuffix("_finder.py") { readMapping(site, name) }
  }

  private mutating func readPaths(_ site: String, _ name: String) {
    for line in (tree.text(site + "/" + name) ?? "").lines.map(\.trimmed) {
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("import ") || line.hasPrefix("import\t") { continue }
      let folder = FilePath(site).appending(line).normalized.text
      if tree.isFolder(folder) { add(folder) }
    }
  }

  /// `MAPPING = {'package': '/path/to/package'}` of setuptools' finders.
  private mutating func readMapping(_ site: String, _ name: String) {
    guard let bytes = tree.read(site + "/" + name) else { return }
    let file = PythonFile(bytes)
    for id in file.statements(of: file.root) {
      guard let target = file.firstChild(of: id), file.text(of: target) == "MAPPING", let value = file.lastChild(of: id)
      else { continue }
      for (package, path) in file.pairs(value) {
        guard let path = file.string(path) else { continue }
        var folder = place(path)
        folder.base = FilePath(folder.path).parent.text
        contents.editables[package] = folder
      }
    }
  }

  private mutating func add(_ path: String) {
    let folder = place(path)
    if seen.insert(folder.path).inserted { contents.folders.append(folder) }
  }

  private func place(_ path: String) -> SearchFolder {
    let path = FilePath(path)
    // An environment inside the project is still an environment.
    if path.relative(to: prefix) == nil {
      for root in rootNames {
        if let inside = path.relative(to: FilePath(root)) { return SearchFolder(path: inside.text, origin: .project) }
      }
    }
    return SearchFolder(path: path.text, origin: .environment)
  }
}
