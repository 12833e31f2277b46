import Base
public import Evaluation

extension LibraryModules {
  /// The standard library's modules that are embedded in this program.
  public static let prelude = LibraryModules(
    source: { name in
      Prelude.module(name).map { (bytes: $0.bytes, path: preludePath(name, $0.isPackage), isPackage: $0.isPackage) }
    },
    submodules: { package in
      let prefix = package + "."
      return Prelude.names.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        .filter { !$0.contains(".") }
        .map { (name: String($0), isPackage: Prelude.module(prefix + $0)?.isPackage ?? false) }
    })

  /// The catalogue's modules, of the versions nearest to those a project gets.
  public static func catalogue(_ catalogue: Catalogue, for requirements: Requirements) -> LibraryModules {
    let versions = requirements.versions(among: catalogue)
    return LibraryModules(
      source: { name in
        catalogue.module(name, versions: versions).map { (bytes: $0.bytes, path: $0.path, isPackage: $0.isPackage) }
      },
      submodules: { catalogue.submodules(of: $0, versions: versions) },
      isNamespace: { catalogue.isNamespace($0, versions: versions) },
      distribution: { catalogue.distribution(of: $0, versions: versions)?.key })
  }

  private static func preludePath(_ name: String, _ isPackage: Bool) -> String {
    "prelude:" + name.dottedParts.joined(separator: "/") + (isPackage ? "/__init__.py" : ".py")
  }
}

extension Requirements {
  /// The version each declared distribution gets: the decided one, else the newest of the catalogue's that is allowed.
  public func versions(among catalogue: Catalogue) -> [String: String] {
    let held = Dictionary(grouping: catalogue.distributions, by: \.key).mapValues { $0.map(\.version) }
    var versions: [String: String] = [:]
    for requirement in all {
      versions[requirement.name] =
        requirement.version ?? held[requirement.name].flatMap { requirement.constraint.newest(of: $0) }
        ?? requirement.constraint.leastVersion
    }
    return versions
  }
}

extension VersionConstraint {
  /// The version behind the first lower bound: what to look near when no version at hand is allowed.
  var leastVersion: String? {
    text.split { $0 == "," || $0 == "|" }.lazy.compactMap { clause in
      let sign = clause.prefix { "=<>!~^".contains($0) }
      guard !sign.contains("<"), !sign.contains("!") else { return nil }
      return Version(clause.dropFirst(sign.count)).map { $0.numbers.map { String($0) }.joined(separator: ".") }
    }.first
  }
}
