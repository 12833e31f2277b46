/// The parameters that the path of a route takes, as Django's `normalize` reads them for `reverse()`.
public struct RouteShape: Sendable, Equatable {
  /// What the view is called with, by name; empty where groups have no names.
  public var names: [String] = []
  /// Groups without a name that the view is called with.
  public var positional = 0
  /// The names that a path may do without.
  public var optional: Set<String> = []

  /// Each way of building the path, by the names it takes; `_0` for a group without one.
  public internal(set) var variants: [[String]] = [[]]

  /// Nil for a regular expression that Django gives up on as well, or that is not worth reading.
  public init?(_ parts: [DumpedRoute.Part]) {
    var groups = 0
    for part in parts {
      switch part.syntax {
      case .i18n: continue
      case .path: appendPath(part.text)
      case .re:
        var reader = PatternReader(part.text, groups: groups)
        guard let variants = reader.variants() else { return nil }
        append(variants)
        let isNamed = variants.contains { $0.contains { !Self.isNumber($0) } }
        // Groups without a name are not passed on beside those with one (`RegexPattern.match`).
        if !isNamed { positional += reader.groups - groups }
        groups = reader.groups
      }
    }
    if variants.count > 32 { return nil }
    names = variants.max { $0.count < $1.count }?.filter { !Self.isNumber($0) } ?? []
    optional = Set(names.filter { name in variants.contains { !$0.contains(name) } })
    // Which of both is passed on depends on where they stand.
    if positional > 0, !names.isEmpty { return nil }
  }

  /// `_0`, which stands for a group without a name; `_` is a name.
  private static func isNumber(_ name: String) -> Bool {
    name.utf8.count > 1 && name.utf8.first == UInt8(ascii: "_") && name.utf8.dropFirst().allSatisfy { $0 &- 0x30 < 10 }
  }

  private mutating func appendPath(_ text: String) {
    append([Self.parameters(ofPath: text).map(\.name)])
  }

  private mutating func append(_ more: [[String]]) {
    variants = variants.prefix(33).flatMap { one in more.map { one + $0 } }
  }

  /// `<converter:name>` in a route of `path()`, in order.
  public static func parameters(ofPath text: String) -> [(converter: String, name: String)] {
    var found: [(String, String)] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let parts = rest[rest.index(after: open)..<close].split(separator: ":", maxSplits: 1)
      if let name = parts.last { found.append((parts.count == 2 ? String(parts[0]) : "str", String(name))) }
      rest = rest[rest.index(after: close)...]
    }
    return found
  }
}

/// Reads the groups of a regular expression.
private struct PatternReader {
  private let bytes: [UInt8]
  private var place = 0
  private(set) var groups: Int

  init(_ text: String, groups: Int) {
    bytes = Array(text.utf8)
    self.groups = groups
  }

  /// The names each way to meet the expression has; nil where alternatives are not inside of a named group.
  mutating func variants() -> [[String]]? {
    var done: [[String]] = [[]]
    // What a quantifier would make optional.
    var last: [[String]] = [[]]
    func joined() -> [[String]] { done.prefix(33).flatMap { one in last.map { one + $0 } } }
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: ")"): return joined()
      case UInt8(ascii: "|"): return nil
      case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "{"):
        if isOptional(), last != [[]] { last = [[]] + last }
        continue
      case UInt8(ascii: "+"): place += 1
      default:
        done = joined()
        last = [[]]
        guard let next = element() else { return nil }
        last = next
      }
    }
    return joined()
  }

  /// The quantifier that stands here.
  private mutating func isOptional() -> Bool {
    let byte = bytes[place]
    place += 1
    guard byte == UInt8(ascii: "{") else { return true }
    let isZero = place < bytes.count && (bytes[place] == UInt8(ascii: "0") || bytes[place] == UInt8(ascii: ","))
    while place < bytes.count, bytes[place] != UInt8(ascii: "}") { place += 1 }
    place += 1
    return isZero
  }

  private mutating func element() -> [[String]]? {
    switch bytes[place] {
    case UInt8(ascii: "\\"): place += 2
    case UInt8(ascii: "["): skipClass()
    case UInt8(ascii: "("): return group()
    default: place += 1
    }
    return [[]]
  }

  private mutating func group() -> [[String]]? {
    place += 1
    guard hasPrefix("?") else {
      defer { groups += 1 }
      return skipGroup() ? [["_\(groups)"]] : nil
    }
    if hasPrefix("?P<") {
      let start = place + 3
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      place = end + 1
      return skipGroup() ? [[String(decoding: bytes[start..<end], as: UTF8.self)]] : nil
    }
    if hasPrefix("?=") || hasPrefix("?!") || hasPrefix("?<") { return skipGroup() ? [[]] : nil }
    guard hasPrefix("?:") else { return nil }
    place += 2
    guard let inner = variants(), place < bytes.count else { return nil }
    place += 1
    return inner
  }

  private func hasPrefix(_ text: String) -> Bool { bytes[min(place, bytes.count)...].starts(with: text.utf8) }

  /// Behind the bracket that closes the group around; false if there is none.
  private mutating func skipGroup() -> Bool {
    var depth = 1
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "["):
        skipClass()
        continue
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      place += 1
      if depth == 0 { return true }
    }
    return false
  }

  private mutating func skipClass() {
    place += 1
    if place < bytes.count, bytes[place] == UInt8(ascii: "^") { place += 1 }
    if place < bytes.count, bytes[place] == UInt8(ascii: "]") { place += 1 }
    while place < bytes.count, bytes[place] != UInt8(ascii: "]") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    place += 1
  }
}
