import Glibc

/// Runs a program that we have installed ourselves, the way an agent would: with something on its input, elsewhere.
///
/// For `doctor` alone: a hook that is never fired is a hook nobody knows to be dead.
public struct InstalledProgram: Sendable {
  /// What became of a run.
  public struct Outcome: Sendable {
    /// As a shell tells it: over 128 for a signal.
    public var status: Int32
    public var output: [UInt8]
    /// The head of what it wrote to its error stream.
    public var errors: [UInt8]
    public var milliseconds: Double
  }

  /// Why there was no outcome.
  public enum Failure: Error, Hashable, Sendable {
    case notFound
    case cannotStart(errno: Int32)
    case timedOut(seconds: Double)
    case inputTooLarge(limit: Int)
  }

  public var folder: String
  public var variables: [String: String]
  public var timeoutSeconds = 10.0

  public init(in folder: String, variables: [String: String]) {
    self.folder = folder
    self.variables = variables
  }

  /// What the system's pipes hold without anybody reading.
  private static let inputLimit = 60_000

  /// Runs the words as a command, without any shell; `env` steps into the folder, which `posix_spawn` cannot.
  public func run(_ words: [String], input: [UInt8]) throws(Failure) -> Outcome {
    guard input.count <= Self.inputLimit else { throw .inputTooLarge(limit: Self.inputLimit) }
    guard let pipe = Pipe() else { throw .cannotStart(errno: errno) }
    _ = StreamWriter.send(input, to: pipe.writing)
    let stdin = pipe.closingWriter()
    let watch = Stopwatch()
    do throws(GitError) {
      let environment = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      let child = try Child(["env", "-C", folder] + words, environment, input: stdin.number)
      let collector = ChildCollector(child, timeoutSeconds: timeoutSeconds, outputLimit: 1 << 20)
      collector.run()
      let milliseconds = watch.milliseconds
      guard let ending = collector.ending else { throw .cannotStart(errno: 0) }
      if let failure = ending.failure { throw failure }
      if ending.status == 127 { throw .notInstalled }
      return Outcome(
        status: ending.status, output: ending.output, errors: ending.errors, milliseconds: milliseconds)
    } catch {
      throw Failure(error)
    }
  }
}

extension InstalledProgram.Failure {
  init(_ error: GitError) {
    switch error {
    case .notInstalled: self = .notFound
    case .cannotStart(let errno): self = .cannotStart(errno: errno)
    case .timedOut(let seconds): self = .timedOut(seconds: seconds)
    case .failed, .outputTooLarge: self = .cannotStart(errno: 0)
    }
  }
}
