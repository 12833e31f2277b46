/// Runs `git`, the only program we ever start, so that it reads the repository and does nothing else.
///
/// No hook, pager, editor, file-system monitor, external diff or network transport of the user's or the repository's
/// configuration can be started by it, and it takes no lock.
public struct Git: Sendable {
  public var timeoutSeconds = 30.0
  /// More output than this ends the run with an error.
  public var outputLimit = 256 << 20

  private let directory: String

  /// Git as run in `directory`.
  public init(in directory: String) { self.directory = directory }

  /// Starts `git` with these arguments and lets it run while the caller goes on.
  public func start(_ arguments: [String]) throws(GitError) -> GitProcess {
    try GitProcess(Child(command(arguments), Self.environment), timeoutSeconds, outputLimit)
  }

  /// The repository's objects, to be asked for by name.
  public func objects() throws(GitError) -> GitObjects {
    // A git that ends early must not take us with it.
    StandardStream.ignoreBrokenPipes()
    guard let questions = Pipe() else { throw .cannotStart(errno: 0) }
    let child = try Child(command(["cat-file", "--batch"]), Self.environment, input: questions.reading)
    return GitObjects(child, questions.closingReader(), timeoutSeconds: timeoutSeconds)
  }

  private func command(_ arguments: [String]) -> [String] {
    ["git", "-C", directory.isEmpty ? "." : directory, "--no-pager"] + Self.harmless
      + Self.withoutDiffPrograms(arguments)
  }

  /// Runs `git` and answers what it printed.
  public func run(_ arguments: [String]) throws(GitError) -> [UInt8] { try start(arguments).wait() }

  /// The arguments, told not to start the diff programs that attributes and configuration may name.
  private static func withoutDiffPrograms(_ arguments: [String]) -> [String] {
    var command = 0
    while command < arguments.count, arguments[command].hasPrefix("-") {
      command += ["-c", "-C"].contains(arguments[command]) ? 2 : 1
    }
    guard command < arguments.count, ["diff", "log", "show"].contains(arguments[command]) else { return arguments }
    return arguments[...command] + ["--no-ext-diff", "--no-textconv"] + arguments[(command + 1)...]
  }

  private static let harmless = [
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.pager=cat", "core.editor=true", "core.askPass=true",
    "core.sshCommand=false", "credential.helper=", "log.showSignature=false", "gc.auto=0",
    "maintenance.auto=false", "submodule.recurse=false", "protocol.allow=never", "core.quotePath=false",
    "color.ui=false",
  ].flatMap { ["-c", $0] }

  private static var environment: [String] {
    let kept = ["PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR"].compactMap { name in
      Environment.variable(name).map { "\(name)=\($0)" }
    }
    return kept + [
      "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none",
      "GIT_PAGER=cat", "GIT_EDITOR=true", "GIT_ASKPASS=true", "GIT_CONFIG_NOSYSTEM=1",
    ]
  }
}

/// Why git gave no answer.
public enum GitError: Error, Hashable, Sendable {
  case notInstalled
  case cannotStart(errno: Int32)
  /// It ended with this status; the message is the head of what it wrote to its error stream.
  case failed(status: Int32, message: String)
  case timedOut(seconds: Double)
  case outputTooLarge(limit: Int)
}
