public import PythonSyntax

/// The source of one importable module and where it comes from.
public struct ModuleSource: Sendable {
  /// Who wrote a module decides how it is run: projects eagerly and wholly, libraries name by name.
  public enum Origin: UInt8, Sendable {
    case project, environment, catalogue, prelude
  }

  /// As the dump prints it: relative to the root, or `site:` + the path below site-packages.
  public var path: String
  public var file: PythonFile
  public var isPackage: Bool
  public var origin: Origin

  public init(path: String, file: PythonFile, isPackage: Bool, origin: Origin) {
    self.path = path
    self.file = file
    self.isPackage = isPackage
    self.origin = origin
  }
}

/// What a finder knows of a dotted module name.
public enum ModuleLookup: Sendable {
  case found(ModuleSource)
  /// A folder without `__init__.py` (PEP 420): importable, empty.
  case namespace
  /// Nothing of that name can be imported.
  case absent
  /// A distribution that the project requires but whose source is not at hand.
  case unknown
}

/// Answers where the source of a dotted name is: first the project's import roots, then site-packages or the catalogue.
public protocol ModuleFinder: Sendable {
  func find(_ dottedName: String) -> ModuleLookup
  /// The dotted name under which a file of the project is imported; `path` is relative to the root.
  func name(ofFile path: String) -> String?
  /// The direct submodules of a package as `pkgutil.iter_modules` lists them, sorted; empty for what is no package.
  func submodules(of package: String) -> [(name: String, isPackage: Bool)]
  /// What distributions offer by entry points, and whether others may offer more.
  func entryPoints() -> (points: [EntryPoint], isOpen: Bool)
}

extension ModuleFinder {
  public func entryPoints() -> (points: [EntryPoint], isOpen: Bool) { ([], true) }
}

/// `name = value` in a group of a distribution's `entry_points.txt`.
public struct EntryPoint: Hashable, Sendable {
  public var group: String
  public var name: String
  /// `module:object`, or a module alone.
  public var value: String

  public init(group: String, name: String, value: String) {
    self.group = group
    self.name = name
    self.value = value
  }
}
