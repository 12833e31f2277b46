import Glibc
import Synchronization

/// Reads a child's output to its end, within a time and a size, and buries the child.
final class ChildCollector: Sendable {
  private enum Phase {
    case running
    case killed
    case ended(Ending)
  }

  /// All that is known of a child that has ended.
  struct Ending {
    var status: Int32
    var output: [UInt8]
    var errors: [UInt8]
    /// Why it was not let go on.
    var failure: GitError?
  }

  private let child: Child
  private let timeoutSeconds: Double
  private let outputLimit: Int
  private let phase = Mutex(Phase.running)

  init(_ child: consuming Child, timeoutSeconds: Double, outputLimit: Int) {
    self.child = child
    self.timeoutSeconds = timeoutSeconds
    self.outputLimit = outputLimit
  }

  /// The answer; only to be asked after `run` has returned.
  var result: Result<[UInt8], GitError> {
    guard let ending else { return .failure(.cannotStart(errno: 0)) }
    if let failure = ending.failure { return .failure(failure) }
    switch ending.status {
    case 0: return .success(ending.output)
    case 127: return .failure(.notInstalled)
    case let status: return .failure(.failed(status: status, message: String(decoding: ending.errors, as: UTF8.self)))
    }
  }

  /// How the child ended; only to be asked after `run` has returned.
  var ending: Ending? {
    phase.withLock { phase in
      if case .ended(let ending) = phase { return ending }
      return nil
    }
  }

  /// Ends the child and what it started, unless it has been buried, when its number may already be another's.
  func kill() {
    phase.withLock { phase in
      if case .running = phase {
        Glibc.kill(-child.process, SIGKILL)
        phase = .killed
      }
    }
  }

  func run() {
    var output: [UInt8] = []
    var errors: [UInt8] = []
    let failure = collect(&output, &errors)
    if failure != nil { kill() }
    let late = bury()
    let ending = Ending(
      status: late.status, output: output, errors: errors, failure: failure ?? late.failure)
    phase.withLock { $0 = .ended(ending) }
  }

  private var secondsLeft: Double { timeoutSeconds - stopwatch.milliseconds / 1000 }
  private let stopwatch = Stopwatch()

  /// Reads both pipes until they are closed; of the error stream only the head is kept.
  private func collect(_ output: inout [UInt8], _ errors: inout [UInt8]) -> GitError? {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var pipes = [child.output.number, child.errors.number].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while pipes.contains(where: { $0.fd >= 0 }) {
      let milliseconds = Int32(min(max(secondsLeft * 1000, 0), 1_000_000))
      let ready = retrying { unsafe poll(&pipes, 2, milliseconds) }
      if ready == 0 { return .timedOut(seconds: timeoutSeconds) }
      for (index, pipe) in pipes.enumerated() where pipe.fd >= 0 && pipe.revents != 0 {
        let count = retrying { unsafe read(pipe.fd, &chunk, chunk.count) }
        if count <= 0 {
          pipes[index].fd = -1
        } else if index == 0 {
          output += chunk[..<count]
        } else if errors.count < 4096 {
          errors += chunk[..<count]
        }
      }
      if output.count > outputLimit { return .outputTooLarge(limit: outputLimit) }
    }
    return nil
  }

  /// Waits for the child's end and answers its status; one that closed its output and lives on is killed in the end.
  private func bury() -> (status: Int32, failure: GitError?) {
    var nap: UInt32 = 50
    var failure: GitError?
    while true {
      var status: Int32 = 0
      // Under the lock, so that nobody kills a number that has just become free.
      let buried = phase.withLock { phase in
        let isBuried = unsafe waitpid(child.process, &status, WNOHANG) != 0
        if isBuried { phase = .killed }
        return isBuried
      }
      if buried { return (status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F, failure) }
      if secondsLeft <= 0, failure == nil {
        failure = .timedOut(seconds: timeoutSeconds)
        kill()
      }
      usleep(nap)
      nap = min(nap * 2, 5000)
    }
  }
}
