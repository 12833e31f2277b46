internal import Base
internal import ShellSyntax

/// What Claude Code makes of a command by its permission rules alone, as far as that was observed.
///
/// It parts compounds, drops quotes and resolves variables, and looks behind a few wrappers; it does not look into
/// `bash -c`, scripts and targets.
public struct PermissionMatcher: Sendable {
  private let profile: PermissionProfile
  private static let transparent: Set<String> = [
    "env", "sudo", "time", "timeout", "nice", "nohup", "command", "xargs", "stdbuf",
  ]

  public init(_ profile: PermissionProfile) { self.profile = profile }

  /// Nil where no rule says anything, and the usual question is put.
  public func verdict(on command: String) -> GuardVerdict? {
    let bytes = Array(command.utf8)
    let runs = ShellAnalysis(of: command).runs
    let texts = runs.map { run -> [String] in
      let raw = String(decoding: bytes[run.range.indices.clamped(to: 0..<bytes.count)], as: UTF8.self)
      let isSeen = run.route.allSatisfy { step in
        if case .wrapper(let name) = step { Self.transparent.contains(ShellNames.base(name)) } else { false }
      }
      return isSeen ? [run.spelling.joined(separator: " "), raw] : [raw]
    }
    let all = texts.flatMap(\.self) + [command]
    if profile.deny.contains(where: { rule in all.contains(where: rule.matches) }) { return .deny }
    if profile.ask.contains(where: { rule in all.contains(where: rule.matches) }) { return .ask }
    // As it is written: a variable in front, or a wrapper, takes the permission away.
    let isAllowed =
      !texts.isEmpty && texts.allSatisfy { texts in profile.allow.contains { $0.matches(texts.last ?? "") } }
    return isAllowed ? .allow : nil
  }
}
