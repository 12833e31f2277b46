internal import Base
internal import Platform
internal import TextRegions

/// What a fired hook answered, read as the agent reads it.
struct HookAnswer: Sendable {
  /// What the agent would do.
  var decision: String
  var isRefusal: Bool
  /// Why the agent would not understand it.
  var problem: String?

  init(_ outcome: InstalledProgram.Outcome, event: String) {
    let output = String(decoding: outcome.output, as: UTF8.self).trimmingSpace()
    let complaint = String(decoding: outcome.errors, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
    self.init(decision: "silent", isRefusal: false)
    if outcome.status == 2, String(decoding: outcome.errors, as: UTF8.self).contains("--help'") {
      // Its own complaint about the command line has the exit code of a refusal.
      self.init(decision: "exit code 2", isRefusal: false, problem: "the program does not know this hook: \(complaint)")
    } else if outcome.status == 2 {
      self.init(decision: "blocks: \(complaint)", isRefusal: true)
    } else if outcome.status != 0 {
      self.init(decision: "exit code \(outcome.status)", isRefusal: false, problem: "failed: \(complaint)")
    } else if !output.isEmpty {
      self = HookAnswer(output, event)
    }
  }

  private init(decision: String, isRefusal: Bool, problem: String? = nil) {
    self.decision = decision
    self.isRefusal = isRefusal
    self.problem = problem
  }

  private init(_ output: String, _ event: String) {
    guard let json = try? JSONReader.read(Array(output.utf8), as: .standard), json.isObject else {
      self.init(decision: "text", isRefusal: false, problem: "its output is not one JSON object")
      return
    }
    let specific = json["hookSpecificOutput"]
    let word = specific?["permissionDecision"]?.string ?? json["decision"]?.string
    let context = specific?["additionalContext"]?.string.map { "context of \($0.count) characters" }
    self.init(
      decision: word ?? context ?? "an answer", isRefusal: ["deny", "ask", "block"].contains(word),
      problem: Self.problem(specific, word, event))
  }

  private static func problem(_ specific: JSONValue?, _ word: String?, _ event: String) -> String? {
    if let specific, specific["hookEventName"]?.string != event { return "hookEventName is not \(event)" }
    if let word, !["allow", "deny", "ask", "defer", "block"].contains(word) { return "'\(word)' is no decision" }
    return nil
  }
}
