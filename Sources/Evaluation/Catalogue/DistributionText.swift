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

  /// What is written to the data file.
  public func text() -> [UInt8] {
    let modules = modules.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var table = ""
    var sources: [UInt8] = []
    for module in modules {
      let path = ModulePath.path(of: module.name, isPackage: module.isPackage)
      sources += Array("# module \(module.name) site:\(path)\n".utf8)
      table += "\(module.name) \(module.isPackage ? "package" : "module") \(sources.count) \(module.source.count)\n"
      sources += module.source
    }
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

/// Where a module lies below site-packages.
enum ModulePath {
  static func path(of module: String, isPackage: Bool) -> String {
    module.replacing(".", with: "/") + (isPackage ? "/__init__.py" : ".py")
  }
}
