import Base
import Hooks
import Platform
import Sessions

/// What hooks ask of the daemon of a project: answers that are there at once, or none.
struct HookDaemon: Sendable {
  let root: String
  let caller: Caller

  /// An agent does not wait longer for what would only be of help.
  private static let limit = 1500

  // MARK: Prompts

  /// A capsule for a prompt, where it is sure of itself.
  func capsule(for prompt: String) -> String? {
    guard prompt.utf8.count < 4000, !prompt.hasPrefix("-"),
      let answer = ask(["capsule", prompt, "--max-tokens", "2500"]).map({ String(decoding: $0, as: UTF8.self) }),
      answer.hasPrefix("confidence high")
    else { return nil }
    return answer
  }

  // MARK: Edits

  /// New findings in the files, and what the whole change has left behind.
  func edit(of paths: [String]) -> HookEdit? {
    let ours = paths.filter { path in [".py", ".html", ".txt", ".toml", ".cfg"].contains { path.hasSuffix($0) } }
    guard !ours.isEmpty else { return nil }
    var edit = HookEdit()
    edit.findings = findings(in: ours)
    if let change = change() {
      // A finding may have said it already.
      edit.migrations = edit.findings.contains { $0.contains(" DJG001") } ? [] : change.migrations
      edit.dependants = change.dependants(of: ours)
    }
    if !edit.migrations.isEmpty || edit.findings.contains(where: { $0.contains(" DJG001") }) {
      edit.nextStep = "python manage.py makemigrations -n NAME, then djangology verify"
    } else if !edit.dependants.isEmpty {
      edit.nextStep = "djangology verify shows all of them"
    }
    return edit
  }

  /// What an edit introduced, a line each.
  private func findings(in paths: [String]) -> [String] {
    let words = ["check"] + paths + ["--base", "HEAD", "--output-format", "concise", "--exit-zero"]
    guard let text = ask(words) else { return [] }
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init).filter { line in
      paths.contains { line.hasPrefix($0 + ":") }
    }
  }

  // MARK: The end of a turn

  func stop(_ session: WorkSession?, hasRunTests: Bool) -> HookStop? {
    var stop = HookStop()
    stop.open = session?.doneWhen.filter { !$0.isDone }.map(\.text) ?? []
    if !hasRunTests, let change = change() {
      stop.tests = change.tests
      stop.testLine = change.testLine
    }
    return stop.open.isEmpty && stop.tests.isEmpty ? nil : stop
  }

  // MARK: Asking

  private func change() -> VerifiedChange? {
    ask(["verify", "--json"]).flatMap { JSONReader.read($0) }.map(VerifiedChange.init)
  }

  /// What a command prints when the daemon runs it; nil where there is no daemon, which is started for the next time.
  private func ask(_ words: [String]) -> [UInt8]? {
    guard DaemonUse.isWanted, let place = try? DaemonPlace(root: root) else { return nil }
    let plain = DaemonQuestion.Screen(width: 120, likesColor: false)
    let question = DaemonQuestion(
      words: words + ["--root", place.root.text], root: place.root.text, directory: place.root.text,
      variables: caller.variables, program: CurrentProcess.program, output: plain, errors: plain)
    switch DaemonClient(place.socket, patience: DaemonUse.patience, limit: Self.limit).ask(question) {
    case .answered(let answer) where answer.code != .unusable: return answer.output
    case .absent, .refused:
      DetachedProcess.start(["daemon", "run", "--root", place.root.text])
      return nil
    case .answered, .silent: return nil
    }
  }
}

/// What `verify --json` says, in lines for an agent.
private struct VerifiedChange {
  let json: JSONValue

  private var findings: [JSONValue] { json["findings"]?.array ?? [] }

  var migrations: [String] {
    findings.filter { $0["kind"]?.string == "migration" }.compactMap { $0["title"]?.string }
  }

  /// What these files changed, with the places that depend on it and were not touched, a line each.
  func dependants(of paths: [String]) -> [String] {
    let touched = Set((json["files"]?.array ?? []).compactMap { $0["path"]?.string })
    let about = findings.filter { finding in
      finding["kind"]?.string != "migration" && finding["path"]?.string.map(paths.contains) ?? true
    }
    return about.compactMap { finding in
      let places = (finding["places"]?.array ?? []).compactMap { place -> String? in
        guard let path = place["path"]?.string, !touched.contains(path), let line = place["line"]?.int else {
          return nil
        }
        return "\(path):\(line)"
      }
      guard !places.isEmpty, let title = finding["title"]?.string else { return nil }
      let more = places.count > 8 ? " and \(places.count - 8) more" : ""
      return "\(title): \(places.prefix(8).joined(separator: ", "))\(more)"
    }
  }

  var tests: [String] {
    (json["tests"]?["rows"]?.array ?? []).compactMap { $0["name"]?.string ?? $0["path"]?.string }
  }

  var testLine: String? { json["tests"]?["command"]?.string }
}
