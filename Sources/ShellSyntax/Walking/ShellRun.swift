public import Base

/// One program that a command finally runs, behind everything it was wrapped in.
public struct ShellRun: Sendable {
  public enum Kind: Sendable, Equatable {
    /// The words are a program and its arguments.
    case program
    /// The words are a subcommand of `manage.py` or `django-admin` and its arguments; there may be none.
    case management
    /// The only word is Python code.
    case code(isDjango: Bool)
  }

  public var kind: Kind
  /// Quotes are gone and variables replaced; what is not known is `ShellRun.hole`.
  public var words: [String]
  /// The program and its arguments as they are started: `python ./manage.py migrate`.
  public var spelling: [String] = []
  /// What the command itself sets in the program's environment; several values where branches differ.
  public var variables: [String: [String]]
  /// Where it runs, seen from where the command starts; nil where that is not known.
  public var directory: String?
  /// What it may read from standard input, where something is piped or redirected.
  public var input: [String]?
  /// The programs whose output is piped to it, where that output is not known.
  public var feeders: [String] = []
  /// Where it stands in the command as given.
  public var range: TextRange
  /// What it is wrapped in, outermost first.
  public var route: [ShellStep]
  /// The service of a compose file that it runs in.
  public var service: String?
  /// False where a text only looks like a command that somebody may run.
  public var isCertain = true

  /// Stands for text that is not known before the command runs; no shell word can hold it.
  public static let hole: Character = "\0"

  public var name: String { words.first.map(ShellNames.base) ?? "" }
}

/// What stands between a command and a program that it runs.
public enum ShellStep: Sendable, Hashable {
  /// A program that starts another: `sudo`, `uv run`.
  case wrapper(String)
  /// A text that is run: `bash -c`, `eval`.
  case script(String)
  /// Code of another language: `python -c`.
  case code(String)
  /// A file of the project.
  case file(String)
  /// A target of a Makefile, a recipe, a script of a manifest.
  case target(String)
  case container(String)
  /// Another machine.
  case remote(String)

  public var text: String {
    switch self {
    case .wrapper(let name), .script(let name), .code(let name), .file(let name), .target(let name),
      .container(let name), .remote(let name):
      name
    }
  }
}

/// A file that the command writes through a redirection.
public struct ShellWrite: Sendable {
  public var path: String
  public var directory: String?
  public var range: TextRange
  public var route: [ShellStep]
}
