public import Base

/// One command of a script.
public indirect enum ShellCommand: Sendable {
  case simple(SimpleCommand)
  /// Each one reads what the one before it wrote.
  case pipeline([ShellCommand])
  /// `( … )`, whose changes are forgotten afterwards, or `{ …; }`.
  case group(ShellScript, isSubshell: Bool, [ShellRedirection])
  /// `if`, `while` and `until`: the conditions and the bodies, any of which may run.
  case branches([ShellScript], [ShellRedirection])
  /// `for` and `select`; without words it goes over the script's own arguments.
  case loop(variable: String, words: [ShellWord]?, body: ShellScript, [ShellRedirection])
  case choice(ShellWord, arms: [ShellScript], [ShellRedirection])
  case function(name: String, body: ShellCommand)
  /// `[[ … ]]` and `(( … ))`: they run nothing but what is substituted in their words.
  case test([ShellWord])
}

/// A program with its arguments, or nothing but assignments and redirections.
public struct SimpleCommand: Sendable {
  public var assignments: [ShellAssignment] = []
  public var words: [ShellWord] = []
  public var redirections: [ShellRedirection] = []
  public var range = TextRange(0, 0)
}

/// `NAME=word`, `NAME+=word` or `NAME=(words)`.
public struct ShellAssignment: Sendable {
  public var name: String
  public var values: [ShellWord]
  public var isArray: Bool
  public var appends: Bool
}

/// Where a stream of a command comes from or goes to.
public struct ShellRedirection: Sendable {
  public enum Kind: Sendable {
    case input
    case output
    case append
    /// `<>`: opened for both.
    case both
    /// `<<` and `<<-`: the number of the body.
    case heredoc(Int)
    /// `<<<`
    case hereString
    /// `>&` and `<&` with a number or `-`.
    case duplicate
  }

  public var kind: Kind
  public var descriptor: Int?
  public var target: ShellWord
}
