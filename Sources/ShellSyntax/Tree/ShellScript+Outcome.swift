/// What the way in which a script ends tells of its commands.
extension ShellScript {
  /// Whether a script that ended well says that each of its commands did: one after the other by `&&`, without pipes,
  /// alternatives, substitutions or `!`.
  public var endsAsItsParts: Bool {
    guard unread.isEmpty, !heredocs.contains(where: \.startsPrograms) else { return false }
    return items.indices.allSatisfy { place in
      let item = items[place]
      let isTied = place == items.count - 1 ? item.end == .next : item.end == .and
      return isTied && !item.hidesOutcome && item.command.endsAsItsParts
    }
  }
}

extension ShellCommand {
  fileprivate var endsAsItsParts: Bool {
    switch self {
    case .simple(let command):
      !command.assignments.contains { $0.values.contains(where: \.startsPrograms) }
        && !command.words.contains { $0.startsPrograms || $0.namesStarter } && Self.isPlain(command.redirections)
    case .group(let body, _, let redirections): body.endsAsItsParts && Self.isPlain(redirections)
    case .test(let words): !words.contains(where: \.startsPrograms)
    case .pipeline, .branches, .loop, .choice, .function: false
    }
  }

  private static func isPlain(_ redirections: [ShellRedirection]) -> Bool {
    !redirections.contains { $0.target.startsPrograms }
  }
}

extension ShellWord {
  /// Whether programs run to give it its text: nobody sees how they end.
  fileprivate var startsPrograms: Bool { parts.contains(where: \.startsPrograms) }

  /// Whether it may be the name of a program that leaves what it starts alone, starts it again and again, or never.
  fileprivate var namesStarter: Bool { literal.map { Self.starters.contains(ShellNames.base($0)) } ?? false }

  private static let starters: Set<String> = [
    "find", "fd", "fdfind", "xargs", "parallel", "sem", "watch", "entr", "setsid", "daemonize", "systemd-run", "gdb",
    "pudb", "ipdb",
  ]
}

extension ShellWord.Part {
  fileprivate var startsPrograms: Bool {
    switch self {
    case .text: false
    case .command, .process: true
    case .arithmetic(let parts): parts.contains(where: \.startsPrograms)
    case .parameter(let parameter, _):
      switch parameter.operation {
      case .none, .elements, .indirect: false
      case .otherwise(let word), .instead(let word), .computed(let word): word.startsPrograms
      }
    }
  }
}
