import Retrieval

/// What is asked of `LiveProject.capsule`.
public struct CapsuleRequest: Sendable {
  /// What a task is about, as far as it changes what is worth showing.
  public enum Intent: String, Sendable, CaseIterable {
    /// A bug fix where the task holds a traceback, else nothing in particular.
    case auto
    case feature, bugfix, api, database, testing, template
  }

  /// How far the first few files can be trusted.
  public enum Confidence: String, Sendable, CaseIterable {
    case low, medium, high
  }

  /// The task in the user's words.
  public var task: String
  /// Upper bound on the tokens of the answer.
  public var maxTokens = 8000
  /// What the task is about; `auto` finds out.
  public var intent = Intent.auto
  /// An answer that is less sure is left empty: it costs no more than the ranking.
  public var minConfidence = Confidence.low
  /// Asks how each file got its place, instead of for a capsule.
  public var explains = false
  /// More tests than usual, or none; nil for a few behind what they test.
  public var includesTests: Bool?
  /// Paths of files whose text the reader has: they are named, not repeated.
  public var files: [String] = []
  /// A conversation by any name; what was sent in it before is not sent again until it changes.
  public var session: String?
  /// Forgets first what was sent in the session: the reader has lost it.
  public var resetsSession = false
  /// Where sessions are remembered; nil for the user's cache.
  public var sessionDirectory: String?
  /// Where git keeps the project's history; nil means the repository around the root, if there is one.
  public var gitDirectory: String?
  /// The commit the files are at; only its ancestors are looked at.
  public var commit = "HEAD"
  /// How many commits to read; 0 leaves history out.
  public var commits = 2000

  public init(task: String) { self.task = task }
}

extension CapsuleIntent {
  init(_ intent: CapsuleRequest.Intent) {
    self =
      switch intent {
      case .auto: .auto
      case .feature: .feature
      case .bugfix: .bugfix
      case .api: .api
      case .database: .database
      case .testing: .testing
      case .template: .template
      }
  }
}

extension Confidence {
  /// Whether this is as much as was asked for, or more.
  func reaches(_ least: CapsuleRequest.Confidence) -> Bool {
    switch least {
    case .low: true
    case .medium: self != .low
    case .high: self == .high
    }
  }
}
