import Base
import Discovery
import Django
import Evaluation
import Platform

/// The files of a project, of its environment, and of the catalogue for what is in no environment.
struct BootFolder: BootFiles {
  private let tree: DiskTree
  private let sitePackages: [String]
  private let versions: [String: String]
  /// Releases that a lock or a pin names.
  private let pinned: [String: String]

  init(_ tree: DiskTree, _ surroundings: Surroundings) {
    self.tree = tree
    sitePackages = surroundings.installed?.sitePackages ?? []
    versions = surroundings.requirements.versions(among: .embedded)
    let all = surroundings.requirements.all
    pinned = Dictionary(
      all.compactMap { one in one.version.map { (one.name, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// Of what comes from the catalogue; the last number of a release changes no models.
  func otherRelease(of package: String) -> (asked: String, held: String)? {
    guard let held = Catalogue.embedded.distribution(of: package, versions: versions), let asked = pinned[held.key],
      Self.release(asked) != Self.release(held.version)
    else { return nil }
    return (asked, held.version)
  }

  private static func release(_ version: String) -> [Substring] { Array(version.dottedParts.prefix(2)) }

  func read(_ path: String) -> [UInt8]? {
    guard path.hasPrefix("site:") else { return tree.read(path) }
    return sitePackages.lazy.compactMap { tree.read($0 + "/" + path.dropFirst(5)) }.first
  }

  func files(below folder: String) -> [String] {
    guard folder.hasPrefix("site:") else {
      return walk(folder == "." ? "" : folder, printed: folder == "." ? "" : folder)
    }
    let inside = folder.dropFirst(5)
    for site in sitePackages {
      let files = walk(site + "/" + inside, printed: folder)
      if !files.isEmpty { return files }
    }
    // A package that is installed may be another one of the same name.
    let package = inside.prefix { $0 != "/" }
    return sitePackages.contains { tree.isFolder($0 + "/" + package) } ? [] : catalogued(String(inside))
  }

  /// As `os.walk` lists them, in no order that matters.
  private func walk(_ folder: String, printed: String, depth: Int = 0) -> [String] {
    // A symlink may lead upwards.
    guard depth < 24, let entries = tree.entries(of: folder) else { return [] }
    return entries.flatMap { entry -> [String] in
      let name = printed.isEmpty ? entry.name : printed + "/" + entry.name
      if !entry.isFolder { return [name] }
      return walk(folder.isEmpty ? entry.name : folder + "/" + entry.name, printed: name, depth: depth + 1)
    }
  }

  private func catalogued(_ folder: String) -> [String] {
    let parts = folder.pathParts
    guard let first = parts.first,
      let distribution = Catalogue.embedded.distribution(of: String(first), versions: versions)
    else { return [] }
    let prefix = folder + "/"
    let templates = Catalogue.embedded.templates(of: distribution).filter { $0.hasPrefix(prefix) }
    return templates.map { "site:" + $0 } + modules(of: parts.joined(separator: "."), folder)
  }

  private func modules(of package: String, _ folder: String) -> [String] {
    Catalogue.embedded.submodules(of: package, versions: versions).flatMap { name, isPackage in
      let path = folder + "/" + name
      if !isPackage { return ["site:\(path).py"] }
      return ["site:\(path)/__init__.py"] + modules(of: package + "." + name, path)
    }
  }
}
