import Base
import FastAPI

/// Which endpoints a path that a test asks for may mean.
struct EndpointPaths: Sendable {
  private struct Row {
    var name: String
    /// Upper case; empty where the endpoint decides.
    var methods: [String]
    /// With holes.
    var segments: [String]
  }
  private var rows: [Row] = []
  /// Where each endpoint stands.
  private(set) var places: [String: (path: String, line: Int)] = [:]

  var isEmpty: Bool { rows.isEmpty }

  init(_ apis: APIReport) {
    for endpoint in apis.endpoints where endpoint.kind == .operation && !endpoint.isGenerated {
      guard let name = endpoint.title, let path = endpoint.path, let file = endpoint.file else { continue }
      rows.append(Row(name: name, methods: endpoint.methods ?? [], segments: Self.segments(of: path)))
      places[name] = (file, endpoint.line ?? 1)
    }
  }

  /// Those that agree in most segments; none where not one segment agrees word for word.
  ///
  /// A hole at the start of the path, `f"{prefix}/users"`, may stand for several segments or for a host.
  func names(asked path: String, _ verb: String) -> [String] {
    guard ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"].contains(verb) else { return [] }
    let given = path.pathParts.map(String.init)
    var best = 0
    var found: [String] = []
    for row in rows where row.methods.isEmpty || row.methods.contains(verb) {
      guard let score = Self.score(row.segments, given), score >= max(best, 1) else { continue }
      if score > best { found = [] }
      best = score
      found.append(row.name)
    }
    return found
  }

  /// How many segments agree word for word; nil where the path cannot be meant.
  private static func score(_ pattern: [String], _ given: [String]) -> Int? {
    var (pattern, given) = (pattern[...], given[...])
    if given.first == PathAgreement.hole, pattern.count >= given.count - 1 {
      given = given.dropFirst()
      pattern = pattern.suffix(given.count)
    }
    guard pattern.count == given.count else { return nil }
    return PathAgreement.count(pattern, given)
  }

  private static func segments(of path: String) -> [String] {
    path.pathParts.map { $0.contains("{") ? PathAgreement.hole : String($0) }
  }
}
