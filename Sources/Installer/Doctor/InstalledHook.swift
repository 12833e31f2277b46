internal import Base

/// A hook of ours as it stands in a settings file.
struct InstalledHook: Sendable {
  var file: String
  var agent: AgentKind
  /// As the agent names it.
  var event: String
  var command: String
  var seconds: Double

  /// The hooks of a file whose command is ours, in its order.
  static func all(in file: SettingsFile) -> [InstalledHook] {
    guard case .success(let json) = file.document else { return [] }
    return (json["hooks"]?.object ?? []).flatMap { event, value in
      handlers(value).compactMap { handler in
        guard let command = handler["command"]?.string, word(of: command) != nil else { return nil }
        let timeout = handler["timeout"]?.int ?? 60
        return InstalledHook(
          file: file.path, agent: file.agent, event: event, command: command,
          seconds: Double(timeout) / (file.agent == .gemini ? 1000 : 1))
      }
    }
  }

  /// Agents nest handlers below matchers, or do not.
  private static func handlers(_ value: JSONValue) -> [JSONValue] {
    (value.array ?? []).flatMap { entry in entry["hooks"]?.array ?? [entry] }
  }

  /// The word of `djangology hook WORD`; nil for a command of somebody else.
  private static func word(of command: String) -> String? {
    HookEntry.all.first { command.hasSuffix(" " + $0.words) }?.word
  }

  /// The words to start it by; nil where a shell would do more than part them.
  var words: [String]? {
    guard let words = ShellWords.parted(command), words.count == 3, words[1] == "hook" else { return nil }
    return words
  }
}
