/// What a shell knows while it runs: a subshell has a copy.
struct ShellFrame {
  var variables: [String: ShellValue] = [:]
  var exported: Set<String> = []
  var functions: [String: ShellFunction] = [:]
  var aliases: [String: String] = [:]
  var positional: [String]?
  /// Seen from where the command starts.
  var directory: String? = ""
  var input: [String]?
  var feeders: [String] = []
  /// Files the command itself has written, by path.
  var files: [String: String] = [:]
  var heredocs: [ShellWord] = []
  /// Above zero where it is not known whether what stands here runs.
  var doubts = 0
  /// Set for whatever is started here: `X=1 command`, `docker run -e X=1`.
  var assigned: [String: [String]] = [:]
}

struct ShellFunction {
  var body: ShellCommand
  var heredocs: [ShellWord]
}

/// The values a variable may have; each is the elements of an array, or one text.
struct ShellValue {
  var alternatives: [[String]]

  init(_ alternatives: [[String]]) { self.alternatives = alternatives }
  init(texts: [String]) { alternatives = texts.map { [$0] } }

  static let unknown = ShellValue([[""], [String(ShellRun.hole)]])

  /// The values as an environment holds them.
  var texts: [String] { alternatives.map { $0.first ?? "" } }
}
