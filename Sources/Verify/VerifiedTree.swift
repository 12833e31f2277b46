public import Django
public import Impact
import Synchronization

/// One side of a change as the boot sees it.
public final class VerifiedTree: Sendable {
  /// Empty for a project without Django.
  public let dump: RegistryDump
  private let made: Mutex<ProjectImpact?>
  private let make: @Sendable () -> ProjectImpact

  /// - Parameter impact: made when it is first asked for: of the side before a change few questions need it.
  public init(dump: RegistryDump, impact: @escaping @Sendable () -> ProjectImpact) {
    self.dump = dump
    made = Mutex(nil)
    make = impact
  }

  public convenience init(dump: RegistryDump, impact: ProjectImpact) { self.init(dump: dump) { impact } }

  public var impact: ProjectImpact {
    made.withLock { made in
      if let impact = made { return impact }
      let impact = make()
      made = impact
      return impact
    }
  }
}
