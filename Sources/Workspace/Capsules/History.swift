import Platform
import Search

/// Git's log, read while the files are: started before, waited for when it is needed.
struct History: ~Copyable {
  private let process: GitProcess?
  private let known: [UInt8]?
  private(set) var note: String?

  /// Starts reading, unless the log is `known`; a project without git has no history, which is not an error.
  init(_ request: CapsuleRequest, root: String, known: [UInt8]?) {
    self.known = known
    guard request.commits > 0, known == nil else {
      process = nil
      return
    }
    // Paths of a log are relative to the repository: `--relative` makes them relative to a root inside it.
    let arguments = HistoryIndex.gitArguments + ["-n", String(request.commits)]
    do throws(GitError) {
      if let directory = request.gitDirectory {
        process = try Git(in: directory).start(arguments + [request.commit])
      } else {
        process = try Git(in: root).start(arguments + ["--relative", request.commit, "--", "."])
      }
    } catch {
      process = nil
      note = "no history: \(error.words)"
    }
  }

  /// The log; empty when there is none.
  mutating func log() -> [UInt8] {
    guard process != nil else { return known ?? [] }
    do throws(GitError) {
      return try process?.wait() ?? []
    } catch {
      note = "no history: \(error.words)"
      return []
    }
  }
}

extension GitError {
  var words: String {
    switch self {
    case .notInstalled: "git is not installed"
    case .cannotStart(let code): "git did not start (error \(code))"
    case .failed(_, let message): message.split(whereSeparator: \.isNewline).first.map(String.init) ?? "git failed"
    case .timedOut(let seconds): "git took longer than \(Int(seconds)) s"
    case .outputTooLarge(let limit): "git printed more than \(limit >> 20) MB"
    }
  }
}
