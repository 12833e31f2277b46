import Platform
import Sessions
import Testing

@Suite struct TranscriptTests {
  private static func sample() throws -> [UInt8] {
    try FileReader.read(FilePath(#filePath).parent.appending("Fixtures/transcript.jsonl").text)
  }

  private static func lines(_ range: Range<Int>) throws -> [UInt8] {
    Array(try sample().split(separator: 10)[range].joined(separator: [10]))
  }

  @Test func `before the compaction the last answer tells the fill, counted once for its two lines`() throws {
    let summary = TranscriptReader.summary(try Self.lines(0..<4))
    #expect(summary.contextTokens == 1200 + 300 + 52_000 + 42)
    #expect(summary.outputTokens == 42)
    #expect(summary.turns == 1 && summary.toolCalls == 1 && summary.compactions == 0)
    #expect(summary.model == "claude-opus-5-5")
    #expect(ContextWindow(summary).percent == 5)
    #expect(ContextWindow(summary, size: 100_000).percent == 53)
  }

  @Test func `after the compaction what it left tells the fill`() throws {
    let summary = TranscriptReader.summary(try Self.sample())
    #expect(summary.contextTokens == 18_400)
    #expect(summary.tokensBeforeCompaction == 171_200)
    #expect(summary.compactions == 1 && summary.turnsSinceCompaction == 0 && summary.toolCallsSinceCompaction == 0)
    #expect(summary.turns == 1 && summary.toolCalls == 1)
    #expect(summary.minutes == 5)
  }

  @Test func `a transcript cut at any byte is read as far as it goes`() throws {
    let bytes = try Self.sample()
    let whole = TranscriptReader.summary(bytes)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      let cut = TranscriptReader.summary(Array(bytes[..<end]))
      #expect(cut.toolCalls <= whole.toolCalls && cut.turns <= whole.turns)
    }
  }

  @Test(arguments: [
    (#"{"type":"user","message":{"content":"<command-name>/compact</command-name>"}}"#, 0),
    (#"{"type":"user","isMeta":true,"message":{"content":"x"}}"#, 0),
    (#"{"type":"user","isSidechain":true,"message":{"content":"x"}}"#, 0),
    (#"{"type":"user","message":{"content":[{"type":"tool_result","content":"x"}]}}"#, 0),
    (#"{"type":"user","message":{"content":[{"type":"text","text":"go on"}]}}"#, 1),
    (#"{"type":"api-request","body":"x"}"#, 0), ("[1]", 0), ("no json", 0),
  ])
  func `a turn is what a person said`(_ line: String, _ turns: Int) {
    #expect(TranscriptReader.summary(Array(line.utf8)).turns == turns)
  }

  @Test(
    arguments: [
      (
        100_000, 10, "Models",
        "context 50 % full (100000 of 200000 tokens), 10 tool calls since the start; 'Models' is finished: a good moment for /compact."
      ),
      (100_000, 10, nil, nil),
      (
        60_000, 90, "Models",
        "context 30 % full (60000 of 200000 tokens), 90 tool calls since the start; 'Models' is finished: a good moment for /compact."
      ),
      (
        165_000, 10, nil,
        "context 82 % full (165000 of 200000 tokens), 10 tool calls since the start: finish the step at hand, then /compact."
      ),
      (20_000, 5, "Models", nil),
    ] as [(Int, Int, String?, String?)])
  func `a finished step or a full window is the time to compact`(
    _ tokens: Int, _ calls: Int, _ step: String?, _ hint: String?
  ) {
    var summary = TranscriptSummary()
    summary.contextTokens = tokens
    summary.toolCallsSinceCompaction = calls
    #expect(ContextWindow(summary).hint(summary, finished: step) == hint)
  }
}
