public import Graph
public import Search

/// A file that a task means by saying something exactly: a model, an address, the name of a URL.
public struct Mention: Hashable, Sendable {
  /// Number of the file in the index.
  public var file: Int
  /// 1 when the words leave no doubt.
  public var weight: Float
  /// Said of the file: "declares model Order".
  public var reason: String

  public init(file: Int, weight: Float = 1, reason: String) {
    self.file = file
    self.weight = weight
    self.reason = reason
  }
}

extension Mention {
  /// What a task mentions of a project, in the order of its words.
  public static func all(in query: TaskQuery, graph: ProjectGraph, index: SearchIndex) -> [Mention] {
    let finder = MentionFinder(graph: graph, index: index)
    return finder.models(query) + query.anchors.flatMap(finder.files)
  }
}

private struct MentionFinder {
  let graph: ProjectGraph
  let index: SearchIndex

  /// A word written like a model's class – `Order` – means that model, unless many are called so; `orders` may.
  func models(_ query: TaskQuery) -> [Mention] {
    var seen: Set<String> = []
    return query.terms.filter { seen.insert($0.text).inserted }.flatMap { word in
      let exact = graph.models(named: word.text)
      if !exact.isEmpty { return mentions(of: exact, atMost: 2, 1, "declares model \(word.text)") }
      return inflected(word.text).flatMap { name in
        mentions(of: graph.models(named: name), atMost: 2, Self.loose, "declares model \(name)")
      }
    }
  }

  /// Neutral on the judge, with and without history; it brings the model where no history tells.
  static let loose: Float = 0.5

  /// `Order` for `order` and `orders`.
  private func inflected(_ word: String) -> [String] {
    guard word.utf8.count > 3, let first = word.first, first.isLowercase else { return [] }
    let name = first.uppercased() + word.dropFirst()
    if name.hasSuffix("ies") { return [name, name.dropLast(3) + "y"] }
    return name.hasSuffix("s") ? [name, String(name.dropLast())] : [name]
  }

  func files(_ anchor: Anchor) -> [Mention] {
    switch anchor.kind {
    case .url: served(graph.routes(matching: anchor.text), anchor.text)
    case .model: mentions(of: graph.model(labelled: anchor.text).map { [$0] } ?? [], 1, "declares \(anchor.text)")
    case .identifier, .dotted: served(graph.routes(named: anchor.text), anchor.text)
    case .path, .frame, .template, .migration: []
    }
  }

  /// The views behind the most literal routes, and where those are written.
  private func served(_ routes: [NodeID], _ text: String) -> [Mention] {
    let best = Array(routes.prefix(2))
    let views = best.flatMap { route in
      graph.edges(from: route).map { graph.edges[$0] }.filter { $0.kind == .routes }.map(\.to)
    }
    return mentions(of: views, 1, "serves \(text)") + mentions(of: best, 1, "routes \(text)")
  }

  private func mentions(
    of nodes: [NodeID], atMost limit: Int = .max, _ weight: Float, _ reason: String
  ) -> [Mention] {
    guard nodes.count <= limit else { return [] }
    return nodes.compactMap { node in
      index.number(of: graph[graph[node].file].path).map { Mention(file: $0, weight: weight, reason: reason) }
    }
  }
}
