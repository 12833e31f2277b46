internal import Base
internal import Platform

/// Reads a transcript of Claude Code, line by line; what it does not know it passes over.
public struct TranscriptReader {
  private var summary = TranscriptSummary()
  private var answers: [String: Int] = [:]
  private var calls: Set<String> = []

  /// The summary of a transcript's bytes; the last line may be half-written.
  public static func summary(_ bytes: [UInt8]) -> TranscriptSummary {
    var reader = TranscriptReader()
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let json = JSONReader.read(Array(line)) else { continue }
      reader.read(json)
    }
    reader.summary.outputTokens = reader.answers.values.reduce(0, +)
    return reader.summary
  }

  /// The summary of the file; nil where there is none.
  public static func summary(path: String) -> TranscriptSummary? {
    (try? FileReader.read(path, limit: 256 << 20)).map { summary($0) }
  }

  private mutating func read(_ line: JSONValue) {
    if line["isSidechain"]?.bool == true { return }
    switch line["type"]?.string {
    case "user": readPrompt(line)
    case "assistant": readAnswer(line)
    case "system": if line["subtype"]?.string == "compact_boundary" { readBoundary(line) }
    default: return
    }
    if let time = line["timestamp"]?.string {
      summary.began = summary.began ?? time
      summary.lasted = time
    }
  }

  private mutating func readPrompt(_ line: JSONValue) {
    let isOfAPerson = !["isMeta", "isCompactSummary"].contains { line[$0]?.bool == true }
    guard isOfAPerson, let content = line["message"]?["content"] else { return }
    let texts = content.string.map { [$0] } ?? (content.array ?? []).compactMap { $0["text"]?.string }
    guard let first = texts.first, !first.hasPrefix("<command-name>"), !first.hasPrefix("<local-command-stdout>") else {
      return
    }
    summary.turns += 1
    summary.turnsSinceCompaction += 1
  }

  /// The usage of an answer stands on every line of it.
  private mutating func readAnswer(_ line: JSONValue) {
    guard let message = line["message"], message["model"]?.string != "<synthetic>" else { return }
    for block in message["content"]?.array ?? [] where block["type"]?.string == "tool_use" {
      guard let id = block["id"]?.string, calls.insert(id).inserted else { continue }
      summary.toolCalls += 1
      summary.toolCallsSinceCompaction += 1
    }
    guard let usage = message["usage"] else { return }
    let given = ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"]
      .reduce(0) { $0 + (usage[$1]?.int ?? 0) }
    let written = usage["output_tokens"]?.int ?? 0
    summary.contextTokens = given + written
    summary.model = message["model"]?.string ?? summary.model
    answers[message["id"]?.string ?? "\(answers.count)"] = written
  }

  private mutating func readBoundary(_ line: JSONValue) {
    summary.compactions += 1
    summary.turnsSinceCompaction = 0
    summary.toolCallsSinceCompaction = 0
    summary.tokensBeforeCompaction = line["compactMetadata"]?["preTokens"]?.int
    summary.contextTokens = line["compactMetadata"]?["postTokens"]?.int ?? 0
  }
}
