internal import Base
internal import Platform

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

  /// The words to start it by.
  func words(at site: InstallSite) throws(Unfired) -> [String] {
    guard let words = ShellWords.parted(command), words.count == 3, words[1] == "hook" else { throw .shell }
    if let reason = Unfired(program: words[0], at: site) { throw reason }
    return words
  }
}

/// Why a program is not started: a project could name one of its own.
enum Unfired: Error, Hashable, Sendable {
  case shell
  case foreign
  case inProject

  /// Nil for a program of our name that is found by PATH, or stands outside of the project.
  init?(program: String, at site: InstallSite) {
    let path = FilePath(program)
    if path.name != "djangology" {
      self = .foreign
    } else if program.contains("/"), !path.isAbsolute || Self.stands(path, in: site.root) {
      self = .inProject
    } else {
      return nil
    }
  }

  private static func stands(_ path: FilePath, in root: FilePath) -> Bool {
    let real = (try? root.resolved()) ?? root.absolute
    return ((try? path.resolved()) ?? path).relative(to: real) != nil || path.relative(to: root.absolute) != nil
  }

  var words: String {
    switch self {
    case .shell: "a shell would read more than words in it"
    case .foreign: "it is not called djangology"
    case .inProject: "it stands in the project, whose programs are not started"
    }
  }
}
