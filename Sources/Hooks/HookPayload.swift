internal import Base

/// What an agent says on standard input, whoever it is; every field but the event may be missing.
public struct HookPayload: Sendable {
  public let dialect: HookDialect
  /// As the agent spells it, for the answer.
  public let eventName: String
  public let event: HookEvent?
  public let session: String?
  /// Where the agent stands.
  public let directory: String?
  public let transcript: String?
  /// Of SessionStart: `startup`, `resume`, `clear`, `compact`.
  public let source: String?
  public let prompt: String?
  public let tool: HookTool?
  /// Nil outside of subagents; empty for the one that summarises before compaction.
  public let agentType: String?
  public let isStopActive: Bool
  /// How many tokens the conversation fills, where that is said.
  public let contextTokens: Int?
  public let reason: String?
  /// Whether a command has ended, and well: an agent that tells failures by another event; false where that is not known.
  public let hasSucceeded: Bool

  /// Nil where the bytes are no object.
  public init?(_ bytes: [UInt8]) {
    guard let json = JSONReader.read(bytes), json.isObject else { return nil }
    dialect = HookDialect(json)
    eventName = (json["hook_event_name"] ?? json["hookEventName"])?.string ?? ""
    event = HookEvent(named: eventName)
    session = (json["session_id"] ?? json["sessionId"] ?? json["conversation_id"])?.string
    let root = json["workspace_roots"]?.array?.first?.string
    directory = json["cwd"]?.string.flatMap { $0.isEmpty ? nil : $0 } ?? root
    transcript = (json["transcript_path"] ?? json["transcriptPath"])?.string
    source = json["source"]?.string
    prompt = (json["prompt"] ?? json["userPrompt"])?.string
    tool = HookTool(json)
    agentType = (json["agent_type"] ?? json["agentType"])?.string
    isStopActive = (json["stop_hook_active"] ?? json["stopHookActive"])?.bool ?? (json["loop_count"]?.int ?? 0 > 0)
    contextTokens = json["context_tokens"]?.int
    reason = json["reason"]?.string
    let isInBackground = json["tool_input"]?["run_in_background"]?.bool ?? false
    let response = json["tool_response"]
    hasSucceeded =
      dialect == .claude && event == .postToolUse && !isInBackground && response?["interrupted"]?.bool == false
  }
}
