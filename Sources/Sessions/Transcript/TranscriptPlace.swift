internal import Platform

/// Where Claude Code keeps the transcript of a conversation that nobody named.
public enum TranscriptPlace {
  /// - Parameters:
  ///   - session: the conversation's id.
  ///   - folder: where the agent was started, absolute.
  ///   - configuration: `CLAUDE_CONFIG_DIR`, else `.claude` in the home.
  public static func path(session: String, folder: String, configuration: String) -> String? {
    guard folder.utf8.count <= 200, session.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else { return nil }
    let slug = folder.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let path = "\(configuration)/projects/\(String(slug))/\(session).jsonl"
    return (try? FileStamp(of: path)) == nil ? nil : path
  }
}
