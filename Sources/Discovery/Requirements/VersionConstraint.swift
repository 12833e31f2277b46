/// Which versions a requirement allows: PEP 440 specifiers, and Poetry's `^1.2`, `~1.2`, `1.*`.
public struct VersionConstraint: Hashable, Sendable {
  /// As written, without blanks; empty when every version will do.
  public var text: String

  public init(_ text: some StringProtocol) {
    let text = String(text.filter { !$0.isWhitespace && $0 != "(" && $0 != ")" })
    self.text = text == "*" ? "" : text
  }

  /// The version of `==1.2.3`, when nothing but that is allowed.
  public var exact: String? {
    for clause in clauses where clause.hasPrefix("==") && !clause.hasSuffix("*") {
      return String(clause.drop { $0 == "=" })
    }
    return nil
  }

  public func allows(_ version: Version) -> Bool {
    text.split(separator: "|").isEmpty || alternatives.contains { $0.allSatisfy { Self.allows(version, $0) } }
  }

  /// The newest of these versions that is allowed, pre-releases only when nothing else is.
  public func newest(of versions: [String]) -> String? {
    let allowed = versions.compactMap { text in Version(text).map { (text, $0) } }.filter { allows($0.1) }
    let released = allowed.filter { !$0.1.isPrerelease }
    return (released.isEmpty ? allowed : released).max { $0.1 < $1.1 }?.0
  }

  private var clauses: [Substring] { text.split(separator: ",") }

  /// Poetry's `||` between conjunctions.
  private var alternatives: [[Substring]] { text.split(separator: "|").map { $0.split(separator: ",") } }

  private static func allows(_ version: Version, _ clause: Substring) -> Bool {
    let sign = clause.prefix { "=<>!~^".contains($0) }
    let rest = clause.dropFirst(sign.count)
    guard let wanted = Version(rest.hasSuffix(".*") ? rest.dropLast(2) : rest) else { return true }
    if rest.hasSuffix(".*") {
      let isInside = wanted.numbers.indices.allSatisfy { version[$0] == wanted[$0] }
      return sign == "!=" ? !isInside : isInside
    }
    switch sign {
    case "==", "===", "=": return version == wanted
    case "!=": return version != wanted
    case "<": return version < wanted && !(version.isPrerelease && version.numbers == wanted.numbers)
    case "<=": return version <= wanted
    case ">": return version > wanted
    case ">=": return version >= wanted
    case "~=": return version >= wanted && agrees(version, wanted, wanted.numbers.count - 1)
    case "~": return version >= wanted && agrees(version, wanted, min(2, wanted.numbers.count))
    case "^":
      let leading = wanted.numbers.firstIndex { $0 != 0 } ?? wanted.numbers.count - 1
      return version >= wanted && agrees(version, wanted, leading + 1)
    default: return version == wanted
    }
  }

  private static func agrees(_ version: Version, _ wanted: Version, _ count: Int) -> Bool {
    (0..<max(count, 0)).allSatisfy { version[$0] == wanted[$0] }
  }
}
