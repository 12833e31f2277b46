/// The names that `reverse()` can find, by namespace.
public struct RouteIndex: Sendable {
  public struct Candidate: Sendable {
    /// The row in the registry's routes.
    public var row: Int
    /// Nil where the pattern is too involved to say.
    public var shape: RouteShape?
    /// What it passes to the view beside the parameters.
    public var defaults: Set<String>
    /// A router of REST framework made it.
    public var isRouters: Bool
  }

  public enum Answer: Sendable {
    case found([Candidate])
    /// No namespace of this name.
    case noNamespace(String)
    case noName
    /// Something that was not seen may have it, but it differs from a name that is there by a letter or two: likely none.
    case slip
    /// Something that was not seen may have it.
    case unknown
  }

  /// Routes of one name by the namespaces around it.
  private var table: [[String]: [String: [Candidate]]] = [:]
  /// Instances of namespaces to the names of their applications.
  private var appNames: [[String]: Set<String>] = [:]
  private let openNamespaces: Set<[String]>
  private let isUnknown: Bool
  private let elsewhere: Set<String>
  /// Every full name, sorted.
  public private(set) var names: [String] = []

  init(_ dump: RegistryDump) {
    openNamespaces = Set(dump.openNamespaces.map(\.instances))
    elsewhere = dump.namesElsewhere
    if case .unknown = dump.routes.openness { isUnknown = true } else { isUnknown = dump.routes.items.isEmpty }
    var names: Set<String> = []
    for (row, route) in dump.routes.items.enumerated() {
      let namespaces = route.namespaces.value ?? []
      addNamespaces(namespaces, route.appNames.value ?? [])
      guard let name = route.name.value ?? nil else { continue }
      let candidate = Candidate(
        row: row, shape: route.note.evidence == .likely ? nil : route.parts.value.flatMap { RouteShape($0) },
        defaults: Set(route.extraArguments.value ?? []),
        isRouters: route.actions != .value([:]))
      table[namespaces, default: [:]][name, default: []].append(candidate)
      names.insert((namespaces + [name]).joined(separator: ":"))
    }
    // Includes of which no route is known are namespaces all the same.
    for open in dump.openNamespaces { addNamespaces(open.instances, open.applications) }
    self.names = names.sorted()
  }

  private mutating func addNamespaces(_ namespaces: [String], _ apps: [String]) {
    for count in 0...namespaces.count {
      let path = Array(namespaces.prefix(count))
      if table[path] == nil { table[path] = [:] }
      // Applications may be fewer than namespaces: then any may be meant.
      appNames[path, default: []].formUnion(namespaces.count == apps.count ? apps.prefix(count).suffix(1) : apps[...])
    }
  }

  /// What `reverse(name)` would look at.
  public func find(_ name: String) -> Answer {
    let answer = lookUp(name)
    switch answer {
    // The request may be for another host or tenant.
    case .noNamespace, .noName, .slip: return elsewhere.contains(name) ? .unknown : answer
    case .found, .unknown: return answer
    }
  }

  private func lookUp(_ name: String) -> Answer {
    if isUnknown { return .unknown }
    var parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let tail = parts.popLast() else { return .unknown }
    var places: [[String]] = [[]]
    for part in parts {
      let inner = places.flatMap { instances(part, in: $0) }
      if inner.isEmpty { return places.contains(where: isOpen) ? .unknown : .noNamespace(part) }
      places = inner
    }
    let found = places.flatMap { table[$0]?[tail] ?? [] }
    if !found.isEmpty { return .found(found) }
    guard places.contains(where: isOpen) else { return .noName }
    let known = places.flatMap { table[$0].map { Array($0.keys) } ?? [] }
    return Suggestion.slip(of: tail, in: known) == nil ? .unknown : .slip
  }

  private func isOpen(_ path: [String]) -> Bool { openNamespaces.contains(path) }

  private func instances(_ name: String, in path: [String]) -> [[String]] {
    table.keys.filter { one in
      one.count == path.count + 1 && Array(one.dropLast()) == path
        && (one.last == name || appNames[one]?.contains(name) ?? false)
    }
  }

  /// The full names that end with the same word, in other namespaces.
  public func namesakes(of name: String) -> [String] {
    let tail = name.split(separator: ":").last.map(String.init) ?? name
    return names.filter { $0 != name && ($0 == tail || $0.hasSuffix(":" + tail)) }
  }
}
