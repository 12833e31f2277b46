public import Base

/// What a shell command would run, as far as reading it tells.
public struct ShellAnalysis: Sendable {
  public internal(set) var runs: [ShellRun] = []
  public internal(set) var writes: [ShellWrite] = []
  /// There was more than is worth following.
  public internal(set) var isCutShort = false
  /// What is no shell syntax.
  public internal(set) var unread: [TextRange] = []

  public init(of command: String, in surroundings: ShellSurroundings = ShellSurroundings()) {
    // A hole must not be written by anybody.
    let text = command.utf8.contains(0) ? String(command.split(separator: "\0").joined()) : command
    guard text.utf8.count <= ShellWalk.longestScript else {
      isCutShort = true
      return
    }
    var walk = ShellWalk(surroundings)
    _ = walk.script(ShellScript(reading: text))
    self = walk.analysis
  }
}

/// What a command finds where it is started.
public struct ShellSurroundings: Sendable {
  /// The environment.
  public var variables: [String: String]
  /// The text of a file, by its path as seen from where the command starts; nil where there is none.
  public var readFile: @Sendable (String) -> String?
  /// Whether a variable that nothing here sets may be empty; else it has a value that is not known.
  public var mayBeUnset: Bool

  public init(
    variables: [String: String] = [:], mayBeUnset: Bool = true,
    readFile: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.variables = variables
    self.mayBeUnset = mayBeUnset
    self.readFile = readFile
  }
}
