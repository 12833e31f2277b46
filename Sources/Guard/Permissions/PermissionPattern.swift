/// A rule of Claude Code's permissions for Bash: `Bash(python manage.py check *)`.
public struct PermissionPattern: Sendable, Hashable, Comparable {
  /// What stands between the brackets.
  public let text: String

  public init(_ text: String) { self.text = text }

  /// As it is written in the settings.
  public var rule: String { "Bash(\(text))" }

  /// Whether a command line fits: `*` is any text, and a lone ` *` at the end may be missing with its blank.
  public func matches(_ command: String) -> Bool {
    let pattern = text.hasSuffix(":*") ? text.dropLast(2) + " *" : text
    let isLone = pattern.hasSuffix(" *") && pattern.utf8.count { $0 == UInt8(ascii: "*") } == 1
    if isLone, command == pattern.dropLast(2) { return true }
    return Self.fits(Array(pattern.utf8), Array(command.utf8))
  }

  private static func fits(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    var (p, t) = (0, 0)
    var retry: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        retry = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == text[t] {
        (p, t) = (p + 1, t + 1)
      } else if let star = retry {
        (p, t) = (star.pattern + 1, star.text + 1)
        retry = (star.pattern, star.text + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  public static func < (a: PermissionPattern, b: PermissionPattern) -> Bool { a.text < b.text }
}
