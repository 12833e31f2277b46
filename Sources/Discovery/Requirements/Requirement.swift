import Base
import Evaluation

/// One distribution that a project declares or locks.
public struct Requirement: Hashable, Sendable {
  /// Why a distribution is listed.
  public enum Kind: UInt8, Hashable, Sendable {
    /// The project does not run without it.
    case direct
    /// Of an extra, a group, or a file for development and tests.
    case optional
    /// Only a lock names it: something else requires it.
    case locked
  }

  /// Normalised by PEP 503.
  public var name: String
  public var constraint: VersionConstraint
  /// The version that is installed when the project is: of a lock or pin; nil when several would do.
  public var version: String?
  /// The file that says so.
  public var path: String
  public var kind: Kind

  public init(
    name: String, constraint: VersionConstraint, version: String? = nil, path: String, kind: Kind = .direct
  ) {
    self.kind = kind
    self.name = name
    self.constraint = constraint
    self.version = version
    self.path = path
  }

  /// Reads a PEP 508 line; nil for options, paths and what is not for this Python.
  init?(line: some StringProtocol, path: String, python: String, kind: Kind = .direct) {
    var text = Substring(line)
    if let hash = text.firstRange(of: " #") { text = text[..<hash.lowerBound] }
    if let hash = text.firstRange(of: " --hash") { text = text[..<hash.lowerBound] }
    text = text.trimmed
    if text.hasPrefix("-e ") || text.hasPrefix("--editable"), let egg = text.firstRange(of: "#egg=") {
      text = text[egg.upperBound...].prefix { $0 != "&" }
    }
    if text.hasPrefix("#") || text.hasPrefix("-") { return nil }
    if !text.contains("@"), text.contains("://"), let egg = text.firstRange(of: "#egg=") {
      text = text[egg.upperBound...].prefix { $0 != "&" }
    }
    if let semicolon = text.firstIndex(of: ";") {
      guard Marker.holds(text[text.index(after: semicolon)...], python: python) else { return nil }
      text = text[..<semicolon].trimmed
    }
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." }
    var rest = text.dropFirst(name.count).trimmed
    guard !name.isEmpty, name.first?.isLetter == true || name.first?.isNumber == true else { return nil }
    if rest.hasPrefix("["), let close = rest.firstIndex(of: "]") { rest = rest[rest.index(after: close)...].trimmed }
    if rest.hasPrefix("@") { rest = "" }
    guard rest.isEmpty || "=<>!~(".contains(rest.first ?? " ") else { return nil }
    self.init(
      name: DistributionName.normalised(String(name)), constraint: VersionConstraint(rest), path: path, kind: kind)
    version = constraint.exact
  }
}
