import Base
import Django
import Impact
import PythonSyntax

/// Which file needs which, as imports, the graph and Django's conventions tell.
struct FileLinks: Sendable {
  /// A file to those that need it.
  private var users: [String: Set<String>] = [:]
  /// Imports alone.
  private var importers: [String: Set<String>] = [:]

  init() {}

  init(_ impact: ProjectImpact, _ dump: RegistryDump) {
    let files = Dictionary(impact.modules.map { ($0.value, $0.key) }) { min($0, $1) }
    for (path, module) in impact.modules {
      guard let bytes = impact.source(of: path) else { continue }
      for target in ImportedFiles(PythonFile(bytes), module, isPackage: path.hasSuffix("__init__.py"), files).paths
      where target != path {
        link(path, needs: target)
        importers[target, default: []].insert(path)
      }
    }
    addGraph(impact.graph)
    addReceivers(impact, dump, files)
    addTemplates(dump)
  }

  mutating func link(_ path: String, needs target: String) {
    if path != target { users[target, default: []].insert(path) }
  }

  private mutating func addGraph(_ graph: BootGraph) {
    for edge in graph.edges where edge.evidence > .guess {
      guard let target = graph.nodes[edge.to].path, target != edge.path else { continue }
      switch edge.kind {
      // Whoever asks for a URL is linked with the view itself, or everything would need everything.
      case .reverses, .routes, .migrates, .receives: continue
      default: link(edge.path, needs: target)
      }
    }
  }

  /// Saving a model runs its receivers, sending a signal those that wait for it.
  private mutating func addReceivers(_ impact: ProjectImpact, _ dump: RegistryDump, _ files: [String: String]) {
    let models = Dictionary(
      dump.models.items.compactMap { row -> (String, String)? in
        guard let label = row.label.value ?? nil, let name = row.className.value,
          let path = files[String(name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex))]
        else { return nil }
        return (label, path)
      }
    ) { first, _ in first }
    for row in dump.receivers.items {
      guard let receiver = row.place.file.value ?? nil, !receiver.hasPrefix("site:") else { continue }
      if case .model(let label)? = row.sender.value, let path = models[label] { link(path, needs: receiver) }
      if let signal = row.signal.value, let dot = signal.lastIndex(of: "."), let path = files[String(signal[..<dot])] {
        link(path, needs: receiver)
      }
    }
  }

  /// Templates need the libraries that they load.
  private mutating func addTemplates(_ dump: RegistryDump) {
    let libraries = Dictionary(
      dump.tagLibraries.items.compactMap { row -> (String, String)? in
        guard let name = row.library.value, let path = row.file.value ?? nil, !path.hasPrefix("site:") else {
          return nil
        }
        return (name, path)
      }
    ) { first, _ in first }
    for row in dump.templateGraph.items {
      guard let path = row.path.value else { continue }
      for library in row.loads.items { if let target = libraries[library] { link(path, needs: target) } }
    }
  }

  /// Every file that needs one of these, with the first step back on the way.
  func closure(of seeds: [String]) -> [String: String] { walk(seeds, users, hops: .max) }

  /// Files that import one of these, directly or over another.
  func importers(of seeds: [String], hops: Int) -> [String: String] { walk(seeds, importers, hops: hops) }

  private func walk(_ seeds: [String], _ table: [String: Set<String>], hops: Int) -> [String: String] {
    var found = Dictionary(seeds.map { ($0, $0) }) { first, _ in first }
    var front = seeds.sorted()
    var depth = 0
    while !front.isEmpty, depth < hops {
      var next: [String] = []
      for path in front {
        for user in (table[path] ?? []).sorted() where found[user] == nil {
          found[user] = path
          next.append(user)
        }
      }
      front = next
      depth += 1
    }
    return found
  }
}

/// The project's files that a file imports.
struct ImportedFiles {
  private(set) var paths: Set<String> = []

  init(_ file: PythonFile, _ module: String, isPackage: Bool, _ files: [String: String]) {
    for row in file.nodes.indices {
      guard let view = Import(ID(row), in: file) else { continue }
      guard let from = view.module == nil ? "" : view.absoluteModule(in: module, isPackage: isPackage) else { continue }
      if !from.isEmpty, let path = files[from] { paths.insert(path) }
      for (name, _) in view.names {
        if let path = files[from.isEmpty ? name : from + "." + name] { paths.insert(path) }
      }
    }
  }
}
