import Base
import Django

/// Which routes a path that a test asks for may mean.
struct RoutePaths: Sendable {
  private let routes: [DumpedRoute]
  /// Of each route's pattern, with holes.
  private let patterns: [[String]]
  /// The first literal segment to routes; an empty one for those that begin with a hole.
  private var byHead: [Substring: [Int]] = [:]
  private var byName: [String: [Int]] = [:]

  init(_ dump: RegistryDump) {
    routes = dump.routes.items
    patterns = routes.map(Self.segments)
    for (row, route) in routes.enumerated() {
      let head = patterns[row].first ?? ""
      byHead[head == PathAgreement.hole ? "" : Substring(head), default: []].append(row)
      guard let name = route.name.value ?? nil else { continue }
      byName[((route.namespaces.value ?? []) + [name]).joined(separator: ":"), default: []].append(row)
    }
  }

  func named(_ name: String) -> [DumpedRoute] { (byName[name] ?? []).map { routes[$0] } }

  /// The routes whose pattern the path may match, those with most literal segments.
  func matches(_ path: String) -> [DumpedRoute] {
    let given = Self.parts(path.prefix { $0 != "?" && $0 != "#" })
    let rows = (byHead[given.first ?? ""] ?? []) + (byHead[""] ?? [])
    var best = -1
    var found: [DumpedRoute] = []
    for row in rows {
      guard let score = Self.score(patterns[row], given), score >= best else { continue }
      if score > best { found = [] }
      best = score
      found.append(routes[row])
    }
    return found
  }

  /// How many segments agree word for word; nil where the path cannot be meant.
  private static func score(_ pattern: [String], _ given: [Substring]) -> Int? {
    let isOpen = pattern.last == PathAgreement.hole && pattern.count <= given.count
    return pattern.count == given.count || isOpen ? PathAgreement.count(pattern, given) : nil
  }

  /// A slash within brackets parts nothing.
  private static func bracketed(_ text: String) -> String {
    var depth = 0
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(", "[", "<": depth += 1
      case ")", "]", ">": depth -= 1
      default: break
      }
      out.unicodeScalars.append(scalar == "/" && depth > 0 ? "\u{1}" : scalar)
    }
    return out
  }

  private static func parts(_ path: Substring) -> [Substring] { path.pathParts }

  /// `orders/<int:pk>/` as `orders`, hole; a segment of a regular expression that is no plain word is a hole.
  private static func segments(_ route: DumpedRoute) -> [String] {
    let text = (route.parts.value ?? []).map { part in
      part.syntax == .re ? String(part.text.drop { $0 == "^" }) : part.text
    }.joined()
    return bracketed(text).pathParts.compactMap { segment in
      if segment == "$" || segment == "?$" || segment == "\\Z" { return nil }
      let isPlain = segment.unicodeScalars.allSatisfy {
        "a"..."z" ~= $0 || "A"..."Z" ~= $0 || "0"..."9" ~= $0 || "-_.~".unicodeScalars.contains($0)
      }
      return isPlain ? String(segment) : PathAgreement.hole
    }
  }
}
