/// Every file that the template loaders of a project could return.
///
/// A pure function of the engines, the installed apps in order and the paths of the files.
public struct TemplateFinder: Sendable {
  /// A template in its place.
  struct Found: Sendable, Equatable {
    var name: String
    var path: String
    var isShadowed: Bool
    /// A folder that is not known may hold it in front of the one that shadows it.
    var isUncertain = false
    /// Django's own engine reads it.
    var isDjango: Bool
    /// An engine in front of Django's reads it.
    var isForeign = false
  }

  private let setup: TemplateSetup
  private let files: SortedPaths

  /// `files` are all files of the project and of those packages that are at hand, whatever they are called.
  public init(_ setup: TemplateSetup, files: [String]) {
    self.setup = setup
    self.files = SortedPaths(files)
  }

  /// The section `templates`: the first engine speaks for a file that two of them find by the same name.
  public func templates() -> Section<DumpedTemplate> {
    var seen: Set<[String]> = []
    let rows = found().compactMap { file -> DumpedTemplate? in
      guard seen.insert([file.name, file.path]).inserted else { return nil }
      var row = DumpedTemplate(name: .value(file.name), path: .value(file.path))
      row.isShadowed = file.isUncertain ? .unknown("a folder in front is not known") : .value(file.isShadowed)
      row.note.condition = setup.condition(ofFile: file.path)
      return row
    }
    return Section(rows, openness)
  }

  /// The templates whose links the dump tells: the project's own, of Django's engine, not shadowed.
  public func linkedTemplates() -> [(name: String, path: String)] {
    var seen: Set<String> = []
    return found().compactMap { file in
      // Django asks its engines in their order.
      if file.isForeign { seen.insert(file.path) }
      guard file.isDjango, !file.isShadowed, !file.path.hasPrefix("site:"), Self.isText(file.name),
        seen.insert(file.path).inserted
      else { return nil }
      return (file.name, file.path)
    }
  }

  func found() -> [Found] { setup.engines.flatMap(found) }

  private func found(by engine: TemplateEngine) -> [Found] {
    var names: Set<String> = []
    return directories(of: engine).flatMap { directory in
      files.files(below: directory).compactMap { path -> Found? in
        guard !Self.isBinary(path) else { return nil }
        let name = String(SortedPaths.name(of: path, below: directory))
        let isFirst = names.insert(name).inserted
        let isDjango = engine.backend == .django
        return Found(
          name: name, path: path, isShadowed: !isFirst, isUncertain: !isFirst && engine.isOpen, isDjango: isDjango,
          isForeign: !isDjango && engine.takes(name))
      }
    }
  }

  /// Where an engine looks, in order, each directory once.
  func directories(of engine: TemplateEngine) -> [String] {
    var seen: Set<String> = []
    let loaders = engine.backend == .django ? engine.loaders : nil
    return (loaders ?? Self.standardLoaders(of: engine)).flatMap { directories(of: $0, engine) }
      .filter { seen.insert($0).inserted }
  }

  private static func standardLoaders(of engine: TemplateEngine) -> [TemplateLoader] {
    engine.usesAppDirs ? [.filesystem(dirs: nil), .appDirectories] : [.filesystem(dirs: nil)]
  }

  private func directories(of loader: TemplateLoader, _ engine: TemplateEngine) -> [String] {
    switch loader {
    case .filesystem(let own): own ?? engine.dirs
    case .appDirectories: appDirectories(of: engine)
    case .cached(let loaders): loaders.flatMap { directories(of: $0, engine) }
    case .other: []
    }
  }

  private func appDirectories(of engine: TemplateEngine) -> [String] {
    setup.apps.compactMap { app in
      app.path.map { $0 == "." ? engine.appDirectory : $0 + "/" + engine.appDirectory }
    }
  }

  private var openness: Openness {
    setup.engines.contains { $0.isOpen || $0.hasOtherLoader } ? .open : setup.appOpenness
  }

  /// Images, fonts and the like, which are in such directories and no templates.
  private static func isBinary(_ path: String) -> Bool {
    [
      ".png", ".jpg", ".jpeg", ".gif", ".ico", ".svg", ".woff", ".woff2", ".ttf", ".eot", ".pyc", ".map", ".pdf",
    ].contains { path.hasSuffix($0) }
  }

  private static func isText(_ name: String) -> Bool {
    [
      ".htm", ".html", ".txt", ".xml", ".email", ".eml", ".subject", ".md", ".jinja", ".csv", ".js", ".json", ".tpl",
      ".dtl",
    ].contains { name.hasSuffix($0) }
  }
}

extension TemplateEngine {
  fileprivate var hasOtherLoader: Bool { loaders?.contains { $0.isOther } ?? false }
}

extension TemplateLoader {
  fileprivate var isOther: Bool {
    switch self {
    case .filesystem, .appDirectories: false
    case .cached(let loaders): loaders.contains { $0.isOther }
    case .other: true
    }
  }
}
