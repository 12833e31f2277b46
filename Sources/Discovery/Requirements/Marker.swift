/// Environment markers: whether a requirement is meant for this Python on Linux.
enum Marker {
  /// `or` of `and`s; a clause that is not understood holds.
  static func holds(_ text: some StringProtocol, python: String) -> Bool {
    let words = String(text.filter { $0 != "(" && $0 != ")" })
    return words.split(separator: " or ").contains { part in
      part.split(separator: " and ").allSatisfy { clause($0.trimmed, python) }
    }
  }

  private static func clause(_ text: Substring, _ python: String) -> Bool {
    let variable = text.prefix { $0.isLetter || $0 == "_" || $0 == "." }
    let rest = text.dropFirst(variable.count).trimmed
    let sign = rest.prefix { "=<>!~".contains($0) }
    let value = rest.dropFirst(sign.count).trimmed.unquoted
    switch variable {
    case "python_version", "python_full_version":
      guard !sign.isEmpty, let version = Version(python) else { return true }
      return VersionConstraint(sign + value).allows(version)
    case "sys_platform", "platform_system", "os_name":
      let isHere = ["linux", "Linux", "posix"].contains(value)
      return sign == "==" ? isHere : sign == "!=" ? !isHere : true
    default: return true
    }
  }
}
