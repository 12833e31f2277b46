internal import Base
internal import TextRegions

/// A file in which an agent looks for hooks.
struct SettingsFile: Sendable {
  var path: String
  var agent: AgentKind
  var document: Result<JSONValue, DocumentProblem>

  private static let places: [(String, AgentKind)] = [
    (".claude/settings.json", .claude), (".claude/settings.local.json", .claude),
    ("~/.claude/settings.json", .claude), (".cursor/hooks.json", .cursor), (".codex/hooks.json", .codex),
    (".gemini/settings.json", .gemini),
  ]

  /// Those that are there.
  static func all(at site: InstallSite) -> [SettingsFile] {
    places.compactMap { path, agent in
      guard let bytes = try? site.read(path) else { return nil }
      return SettingsFile(
        path: path, agent: agent,
        document: Result { () throws(DocumentProblem) in
          try JSONCReader.read(bytes)?.value ?? .object([])
        })
    }
  }
}
