/// What somebody set out to do: the goal, what may be touched for it, and how it is known to be done.
public struct WorkSession: Hashable, Sendable {
  /// One thing to be done, or to be true at the end.
  public struct Item: Hashable, Sendable {
    public var text: String
    public var isDone: Bool

    public init(_ text: String, isDone: Bool = false) {
      self.text = text
      self.isDone = isDone
    }
  }

  /// A file that was changed before the session began.
  public struct EarlierChange: Hashable, Sendable {
    public var path: String
    /// A hash of its bytes then; nil where it was gone.
    public var hash: String?

    public init(path: String, hash: String?) {
      self.path = path
      self.hash = hash
    }
  }

  /// One line.
  public var goal: String
  /// `2026-11-20 10:05`, in Greenwich.
  public var started: String
  public var ended: String?
  /// The commit the session began at.
  public var base: String?
  /// What may be changed, as patterns of a `.gitignore`; without any, everything.
  public var files: [String]
  public var readOnly: [String]
  public var offLimits: [String]
  public var doneWhen: [Item]
  public var steps: [Item]
  public var earlierChanges: [EarlierChange]
  /// What else stands in the session's file, as it stands there.
  public var notes: String

  public init(
    goal: String, started: String, base: String? = nil, files: [String] = [], readOnly: [String] = [],
    offLimits: [String] = [], doneWhen: [String] = [], steps: [String] = []
  ) {
    self.goal = goal.split(whereSeparator: \.isNewline).joined(separator: " ")
    self.started = started
    self.base = base
    self.files = files
    self.readOnly = readOnly
    self.offLimits = offLimits
    self.doneWhen = doneWhen.map { Item($0) }
    self.steps = steps.map { Item($0) }
    earlierChanges = []
    notes = ""
  }

  public var scope: EditScope { EditScope(files: files, readOnly: readOnly, offLimits: offLimits) }

  /// The first step that is not done.
  public var nextStep: Item? { steps.first { !$0.isDone } }
}
