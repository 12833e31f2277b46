import Base
import Platform

/// A Python installation or virtual environment: which version it is and where its packages lie.
public struct PythonEnvironment: Hashable, Sendable {
  /// The folder with `bin`, `lib` and, of a virtual environment, `pyvenv.cfg`.
  public var prefix: String
  /// `3.12`; empty when nothing says so.
  public var version: String
  /// Existing folders that packages are installed in, absolute, in search order.
  public var sitePackages: [String]

  public init(prefix: String, version: String, sitePackages: [String]) {
    self.prefix = prefix
    self.version = version
    self.sitePackages = sitePackages
  }

  /// The environment of a project: the one asked for, the active one, or one in the project's folder.
  ///
  /// - Parameters:
  ///   - python: an interpreter or the folder of an environment, as a person gave it.
  ///   - active: the value of `VIRTUAL_ENV`.
  ///   - root: the project's root, absolute.
  public static func locate(python: String?, active: String?, root: String, tree: any FileTree) -> PythonEnvironment? {
    if let python { return PythonEnvironment(python: FilePath(root).appending(python).normalized, tree) }
    if let active, let found = PythonEnvironment(prefix: FilePath(active), tree) { return found }
    for name in [".venv", "venv", ".env", "env", "virtualenv", ".virtualenv"] {
      let folder = FilePath(root).appending(name)
      if tree.read(folder.text + "/pyvenv.cfg") != nil, let found = PythonEnvironment(prefix: folder, tree) {
        return found
      }
    }
    return PythonEnvironment(pypackages: FilePath(root).appending("__pypackages__"), tree)
  }

  private init?(python: FilePath, _ tree: any FileTree) {
    if tree.isFolder(python.text) {
      self.init(prefix: python, tree)
    } else {
      // `PREFIX/bin/python3`: of a virtual environment it is a link that must not be followed.
      self.init(prefix: python.parent.parent, tree)
    }
  }

  private init?(prefix: FilePath, _ tree: any FileTree) {
    let settings = tree.text(prefix.text + "/pyvenv.cfg").map { INIFile($0) }
    let written = settings?.entry("", "version") ?? settings?.entry("", "version_info")
    var wanted = (written?.value ?? "").dottedParts.prefix(2).joined(separator: ".")
    let library = prefix.text + (prefix.text == "/" ? "lib" : "/lib")
    let versions = Self.versions(in: library, tree)
    if !versions.contains(wanted) { wanted = versions.last ?? wanted }
    var folders = ["\(library)/python\(wanted)/site-packages"]
    if settings == nil {
      folders = ["/usr/local/lib/python\(wanted)/dist-packages"].filter { _ in prefix.text == "/usr" } + folders
      folders += ["\(library)/python\(wanted)/dist-packages", "\(library)/python3/dist-packages"]
    } else if settings?.entry("", "include-system-site-packages")?.value == "true",
      let home = settings?.entry("", "home")?.value
    {
      folders += PythonEnvironment(prefix: FilePath(home).parent, tree)?.sitePackages ?? []
    }
    folders = folders.filter { tree.isFolder($0) }
    guard !folders.isEmpty else { return nil }
    self.init(prefix: prefix.text, version: wanted, sitePackages: folders)
  }

  /// PEP 582: `__pypackages__/3.12/lib`.
  private init?(pypackages folder: FilePath, _ tree: any FileTree) {
    let names = (tree.entries(of: folder.text) ?? []).filter(\.isFolder).map(\.name)
    guard let version = names.filter({ $0.hasPrefix("3.") }).max(by: Version.precedes) else { return nil }
    let library = folder.text + "/" + version + "/lib"
    guard tree.isFolder(library) else { return nil }
    self.init(prefix: folder.text, version: version, sitePackages: [library])
  }

  /// The versions that have a folder in `lib`, the newest last.
  private static func versions(in library: String, _ tree: any FileTree) -> [String] {
    (tree.entries(of: library) ?? []).map(\.name).filter { $0.hasPrefix("python3.") }.map { String($0.dropFirst(6)) }
      .filter { $0.dropFirst(2).allSatisfy(\.isNumber) }.sorted(by: Version.precedes)
  }
}
