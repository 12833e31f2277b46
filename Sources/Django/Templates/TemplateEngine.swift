/// One engine of `settings.TEMPLATES`, as Django's backends read it.
public struct TemplateEngine: Sendable, Equatable {
  public enum Backend: Sendable, Equatable {
    case django
    case jinja2
    /// Any other class, and the directory of an app that it looks into.
    case other(appDirectory: String)
  }

  public var backend: Backend
  /// In order; relative to the root, or `site:` and the path below site-packages.
  public var dirs: [String]
  public var usesAppDirs: Bool
  /// As `OPTIONS` lists them; none for what the backend chooses by itself.
  public var loaders: [TemplateLoader]?
  /// Dotted modules, those the options add behind Django's own.
  public var builtins: [String] = []
  /// Name for `{% load %}` to dotted module.
  public var libraries: [String: String] = [:]
  public var contextProcessors: [String] = []
  /// How the names end that it takes; nil where it takes every file it finds.
  public var extensions: [String]?
  /// A regular expression that the beginnings of the names it takes match.
  public var pattern: String?
  /// Some of its directories may not be known.
  public var isOpen = false

  public init(_ backend: Backend, dirs: [String] = [], usesAppDirs: Bool = false, loaders: [TemplateLoader]? = nil) {
    self.backend = backend
    self.dirs = dirs
    self.usesAppDirs = usesAppDirs
    self.loaders = loaders
  }

  /// Whether a file that it finds goes no further, to the engines behind it.
  func takes(_ name: String) -> Bool {
    guard extensions.map({ $0.contains { name.hasSuffix($0) } }) ?? true else { return false }
    guard let pattern, let expression = try? Regex(pattern) else { return true }
    return (try? expression.prefixMatch(in: name)) != nil
  }

  /// The directory of each app that the engine looks into.
  public var appDirectory: String {
    switch backend {
    case .django: "templates"
    case .jinja2: "jinja2"
    case .other(let name): name
    }
  }
}

/// A loader of Django's own engine.
public indirect enum TemplateLoader: Sendable, Equatable {
  /// The engine's directories, or its own.
  case filesystem(dirs: [String]?)
  case appDirectories
  case cached([TemplateLoader])
  /// Another class: it may find anything.
  case other(String)
}

extension TemplateLoader {
  /// The loaders that find files.
  var uncached: [TemplateLoader] {
    if case .cached(let loaders) = self { loaders.flatMap(\.uncached) } else { [self] }
  }
}

/// What decides where templates, tag libraries and commands are found.
public struct TemplateSetup: Sendable, Equatable {
  /// In the order of `TEMPLATES`.
  public var engines: [TemplateEngine]
  /// In the order of `INSTALLED_APPS`.
  public var apps: [InstalledApp]
  /// Neither list lacks anything.
  public var isComplete: Bool

  public init(engines: [TemplateEngine], apps: [InstalledApp], isComplete: Bool = true) {
    self.engines = engines
    self.apps = apps
    self.isComplete = isComplete
  }

  /// Why a file may not count: the app that holds it may not be installed.
  func condition(ofFile path: String) -> String? {
    let app = apps.first { $0.isConditional && path.hasPrefix(($0.path ?? "?") + "/") }
    return app.map { "\($0.module) is installed" }
  }

  /// Whether the modules of all apps are at hand, so that what is not found in them does not exist.
  var appOpenness: Openness { isComplete && apps.allSatisfy { $0.path != nil } ? .closed : .open }
}

/// An application in the order of `INSTALLED_APPS`.
public struct InstalledApp: Sendable, Equatable {
  public var label: String
  /// Dotted name of its package.
  public var module: String
  /// Its directory, relative to the root or `site:…`; nil when its files are not at hand.
  public var path: String?
  /// It may not be installed.
  public var isConditional = false

  public init(label: String, module: String, path: String?) {
    self.label = label
    self.module = module
    self.path = path
  }
}
