public import Base

/// Commands in the order they are written, with what stands between them.
public struct ShellScript: Sendable {
  /// How one command is tied to the next.
  public enum Separator: Sendable {
    case next, and, or, background
  }

  public struct Item: Sendable {
    public var command: ShellCommand
    public var end: Separator
    /// `!` turns around how it ends, or `coproc` lets nobody see it.
    public var hidesOutcome = false
  }

  public var items: [Item] = []
  /// The bodies of here-documents, by the number redirections know them by; only in a script that was read as a whole.
  public var heredocs: [ShellWord] = []
  /// What no rule of the shell's grammar explains; only in a script that was read as a whole.
  public var unread: [TextRange] = []

  /// Every byte string is a script: what cannot be understood is listed beside the rest.
  ///
  /// A NUL, which no shell can hold, stands for text that is not known.
  public init(reading text: String) {
    var reader = ShellReader(Array(text.utf8), from: 0, depth: 0)
    self = reader.whole()
  }

  init() {}
}
