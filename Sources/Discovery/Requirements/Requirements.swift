import Evaluation

/// The distributions a project says it needs, with the version it gets where that is decided.
public struct Requirements: Sendable {
  private var byName: [String: Requirement] = [:]
  /// Names by what `ImportNames.stem` leaves of them.
  private var byStem: [String: String] = [:]
  /// Whether what the requirements themselves require is listed too, as lock files and compiled lists do.
  public internal(set) var isComplete = false

  public init() {}

  /// By normalised name, sorted.
  public var all: [Requirement] { byName.values.sorted { $0.name < $1.name } }

  public subscript(name: String) -> Requirement? { byName[DistributionName.normalised(String(name))] }

  /// Whether the top-level or a longer part of a dotted name is imported from a declared distribution.
  public func declares(module name: some StringProtocol) -> Bool { distribution(ofModule: name) != nil }

  /// The declared distribution that a dotted name is imported from, as far as names tell.
  public func distribution(ofModule name: some StringProtocol) -> Requirement? {
    var part = Substring(name)
    while true {
      for distribution in ImportNames.distributions(of: part) {
        if let found = byName[distribution] { return found }
      }
      let stem = ImportNames.stem(part)
      if stem.utf8.count > 3, let found = byStem[stem].flatMap({ byName[$0] }) { return found }
      guard let dot = part.utf8.lastIndex(of: UInt8(ascii: ".")) else { break }
      part = part[..<dot]
    }
    return nil
  }

  /// Adds what another file says: the first constraint and the first decided version are kept.
  mutating func add(_ requirement: Requirement) {
    guard var known = byName[requirement.name] else {
      insert(requirement)
      return
    }
    if requirement.kind == .direct { known.kind = .direct }
    if known.constraint.text.isEmpty { known.constraint = requirement.constraint }
    // A pin of another file counts only where it agrees: a test matrix pins what the project does not use.
    if known.version == nil, let version = requirement.version, Version(version).map(known.constraint.allows) == true {
      known.version = version
    }
    byName[requirement.name] = known
  }

  /// Takes a constraint in place of what other files say.
  mutating func choose(_ requirement: Requirement) {
    var requirement = requirement
    requirement.version = requirement.constraint.exact
    insert(requirement)
  }

  private mutating func insert(_ requirement: Requirement) {
    byName[requirement.name] = requirement
    let stem = ImportNames.stem(requirement.name)
    byStem[stem] = min(byStem[stem] ?? requirement.name, requirement.name)
  }

  /// Takes the version of a lock, which decides.
  mutating func lock(_ name: String, _ version: String, path: String) {
    var known = byName[name] ?? Requirement(name: name, constraint: VersionConstraint(""), path: path, kind: .locked)
    known.version = version
    isComplete = true
    insert(known)
  }
}
