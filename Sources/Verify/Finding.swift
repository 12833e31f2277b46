public import Django

/// Something a change forgot, or that whoever made it should look at.
public struct Finding: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// A changed file that Python or the template engine refuses.
    case broken
    /// A name that is gone and still used.
    case gone
    /// A call that the new signature refuses.
    case call
    /// Models and migrations disagree.
    case migration
    /// What a rule of `djangology check` found.
    case check
    /// A file outside of what the session is about.
    case scope
    /// Nothing is wrong by itself.
    case look
  }

  public struct Place: Sendable, Hashable {
    public var path: String
    public var line: Int
    /// What stands there does: `imports`, `serializes`.
    public var why: String
    /// The line itself.
    public var text: String
    public var evidence: Evidence

    public init(path: String, line: Int, why: String, text: String, evidence: Evidence = .proved) {
      self.path = path
      self.line = line
      self.why = why
      self.text = text
      self.evidence = evidence
    }
  }

  public var kind: Kind
  public var title: String
  public var path: String?
  public var line: Int?
  public var evidence: Evidence
  public var places: [Place]

  public init(
    _ kind: Kind, _ title: String, path: String? = nil, line: Int? = nil, evidence: Evidence = .proved,
    places: [Place] = []
  ) {
    self.kind = kind
    self.title = title
    self.path = path
    self.line = line
    self.evidence = evidence
    self.places = places
  }

  public var needsAttention: Bool { kind != .look }
}
