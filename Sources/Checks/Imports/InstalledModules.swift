import Synchronization

/// What Python would find in the installed libraries; of what is not installed nothing is known.
public final class InstalledModules: Sendable {
  /// What a dotted name leads to.
  public enum Module: Sendable {
    /// A module of a library that is installed.
    case file(PythonFile, isPackage: Bool)
    /// Proven: nothing of that name can be imported.
    case absent
    case unknown
  }

  private struct Known {
    var names: ModuleNames
    /// The modules that `from … import *` takes from.
    var stars: [String]
  }

  private enum Answer {
    case known(Known)
    case absent
    case unknown
  }

  /// Looks for a module as Python started now would.
  public typealias Look = @Sendable (String) -> Module

  private struct State {
    /// Nil until somebody asks; nil inside where no environment is at hand.
    var look: Look??
    var answers: [String: Answer] = [:]
  }

  private let open: @Sendable () -> Look?
  private let state = Mutex(State())

  /// - Parameter open: lists the environment, when something is asked; nil where there is none.
  public init(_ open: @escaping @Sendable () -> Look?) { self.open = open }

  /// Whether there is an environment: else nothing is known of any library.
  public var isAtHand: Bool { look() != nil }

  private func look() -> Look? {
    if let known = state.withLock({ $0.look }) { return known }
    // Two may list it: they find the same.
    let made = open()
    state.withLock { $0.look = .some(made) }
    return made
  }

  /// Whether `from module import name` works; without a name, `import module`.
  public func find(_ module: String, _ name: String?) -> ProjectImports.Answer {
    switch answer(module) {
    case .unknown: return .unknown
    case .absent: return nearest(to: module).map { .noModule(nearest: $0) } ?? .unknown
    case .known(let known):
      guard let name else { return .found }
      return has(name, known, module, depth: 0)
    }
  }

  /// Every name that the module's text may give it; to guess what was meant.
  public func names(of module: String) -> Set<String> {
    switch answer(module) {
    case .known(let known): known.names.names
    case .absent, .unknown: []
    }
  }

  /// The package that a missing module would be in; nil where it may be put there when the package is imported.
  private func nearest(to module: String) -> String? {
    var nearest: String?
    var parent = Substring(module)
    while let dot = parent.lastIndex(of: ".") {
      parent = parent[..<dot]
      switch answer(String(parent)) {
      case .absent: continue
      case .unknown: return nil
      case .known(let known):
        if known.names.movesItself { return nil }
        nearest = nearest ?? String(parent)
      }
    }
    return nearest
  }

  private func has(_ name: String, _ known: Known, _ module: String, depth: Int) -> ProjectImports.Answer {
    if known.names.names.contains(name) || ModuleNames.given.contains(name) { return .found }
    let isOpen = depth == 0 ? known.names.isOpen : known.names.mayGiveAway(name)
    if isOpen || depth > 12 { return .unknown }
    switch answer(module + "." + name) {
    case .known: return .found
    case .unknown: return .unknown
    case .absent: break
    }
    for star in known.stars {
      guard case .known(let other) = answer(star) else { return .unknown }
      let inner = has(name, other, star, depth: depth + 1)
      if inner != .noName { return inner }
    }
    return .noName
  }

  private func answer(_ module: String) -> Answer {
    if let known = state.withLock({ $0.answers[module] }) { return known }
    let made: Answer =
      switch look()?(module) {
      case .absent?: .absent
      case .unknown?, nil: .unknown
      case .file(let file, let isPackage)?:
        .known(Known(names: ModuleNames(file), stars: Self.stars(in: file, module, isPackage)))
      }
    // Two may look for the same: they find the same.
    state.withLock { $0.answers[module] = made }
    return made
  }

  private static func stars(in file: PythonFile, _ module: String, _ isPackage: Bool) -> [String] {
    file.nodes.indices.compactMap { row in
      guard let view = Import(ID(row), in: file), view.isStar else { return nil }
      return view.absoluteModule(in: module, isPackage: isPackage)
    }
  }
}
