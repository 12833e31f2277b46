public import Django
public import Impact

/// One side of a change as the boot sees it.
public struct VerifiedTree: Sendable {
  /// Without a section for what is not known; empty for a project without Django.
  public var dump: RegistryDump
  public var impact: ProjectImpact

  public init(dump: RegistryDump, impact: ProjectImpact) {
    self.dump = dump
    self.impact = impact
  }
}
