/// One distribution as the catalogue stores it: a head, a table of its modules, its templates, then the sources.
///
/// Everything is text that a person can read and a diff can show. The table is sorted and holds byte offsets, so that a
/// module is found without reading the sources before it.
public struct DistributionText: Sendable {
  public struct Module: Sendable {
    public var name: String
    public var isPackage: Bool
    /// Reduced source.
    public var source: [UInt8]

    public init(name: String, isPackage: Bool, source: [UInt8]) {
      self.name = name
      self.isPackage = isPackage
      self.source = source
    }
  }

  public var name: String
  public var version: String
  public var licence: String
  public var url: String
  public var modules: [Module] = []
  /// Dotted names of modules that exist but were left out, with all that lies below them.
  public var leftOut: [String] = []
  /// Paths below site-packages.
  public var templates: [String] = []

  public init(name: String, version: String, licence: String, url: String) {
    self.name = name
    self.version = version
    self.licence = licence
    self.url = url
  }

  /// The top-level names that can be imported, sorted.
  public var imports: [String] { Set(modules.map { String($0.name.prefix { $0 != "." }) }).sorted() }

  /// What is written to the data file; a module that `shared` holds already is named there instead of repeated.
  public func text(sharing shared: inout SharedSources) -> [UInt8] {
    let modules = modules.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var rows: [String] = leftOut.map { "\($0) omitted 0 0\n" }
    var sources: [UInt8] = []
    for module in modules {
      let head = "\(module.name) \(module.isPackage ? "package" : "module")"
      if let place = shared[module] {
        rows.append("\(head) \(place.offset) \(module.source.count) \(place.version)\n")
        continue
      }
      let path = ModulePath.path(of: module.name, isPackage: module.isPackage)
      sources += Array("# module \(module.name) site:\(path)\n".utf8)
      shared[module] = SharedSources.Place(version: version, offset: sources.count)
      rows.append("\(head) \(sources.count) \(module.source.count)\n")
      sources += module.source
    }
    // A blank sorts before all that names are made of, so whole rows sort as their names do.
    let table = rows.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined()
    let paths = templates.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { $0 + "\n" }.joined()
    return Array((head(table: table, templates: paths) + table + paths).utf8) + sources
  }

  private func head(table: String, templates: String) -> String {
    """
    name \(name)
    version \(version)
    licence \(licence)
    url \(url)
    imports \(imports.joined(separator: " "))
    modules \(table.utf8.count)
    templates \(templates.utf8.count)

    """
  }
}

/// Where the modules of a distribution's versions stand that were written so far.
public struct SharedSources: Sendable {
  struct Place: Sendable {
    var version: String
    var offset: Int
  }

  private var places: [String: [[UInt8]: Place]] = [:]

  public init() {}

  subscript(_ module: DistributionText.Module) -> Place? {
    get { places[module.name]?[module.source] }
    set { places[module.name, default: [:]][module.source] = newValue }
  }
}

/// Where a module lies below site-packages.
enum ModulePath {
  static func path(of module: String, isPackage: Bool) -> String {
    module.replacing(".", with: "/") + (isPackage ? "/__init__.py" : ".py")
  }
}
