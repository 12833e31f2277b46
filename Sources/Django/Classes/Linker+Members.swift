import Base
import Facts

/// Reading class bodies, own and inherited.
extension Linker {
  /// A value in a class body and the file its expression belongs to.
  struct Found {
    var file: ID<ProjectFile>
    var binding: ID<Binding>
    var value: ID<Expression>
    var owner: ID<ProjectClass>
  }

  func facts(of type: ID<ProjectClass>) -> FileFacts { project.files[project.classes[type].file].facts }

  /// The last assignment of `name` in the class's own body.
  func ownBinding(_ name: String, of type: ID<ProjectClass>) -> Found? {
    let file = project.classes[type].file
    let bindings = project.files[file].facts.bindings
    for position in bindingsOfClass[Int(type.index)].reversed() {
      // Compared in place: a copy of the row would be retained and released for each of a class's bindings.
      guard bindings[Int(position)].name == name, !bindings[Int(position)].value.isNone else { continue }
      return Found(file: file, binding: ID(position), value: bindings[Int(position)].value, owner: type)
    }
    return nil
  }

  /// The assignment of `name` in the class or the first ancestor that has one.
  func binding(_ name: String, of type: ID<ProjectClass>) -> Found? {
    for ancestor in lineage(of: type) {
      if let found = ownBinding(name, of: ancestor) { return found }
    }
    return nil
  }

  /// The class and its project ancestors, depth first without repetition: the order attributes are found in for all
  /// but diamond-shaped families.
  func lineage(of type: ID<ProjectClass>) -> [ID<ProjectClass>] {
    if !lineages.isEmpty { return lineages[Int(type.index)] }
    var order: [ID<ProjectClass>] = []
    collectLineage(type, &order)
    return order
  }

  /// Fixes the lineages once all bases are known.
  mutating func keepLineages() { lineages = project.classes.indices.map { lineage(of: ID($0)) } }

  private func collectLineage(_ type: ID<ProjectClass>, _ order: inout [ID<ProjectClass>]) {
    guard !order.contains(type), order.count < 64 else { return }
    order.append(type)
    for case .project(let base) in project.classes[type].bases { collectLineage(base, &order) }
  }

  /// The class nested in `type` under `name`.
  func nested(_ name: String, in type: ID<ProjectClass>) -> ID<ProjectClass>? {
    guard case .class(let id) = resolver.members[Int(type.index)][name] else { return nil }
    return id
  }

  /// An option of the class's own `Meta`, or of what that `Meta` inherits from.
  func metaOption(_ name: String, of type: ID<ProjectClass>) -> Found? {
    guard let meta = nested("Meta", in: type) else { return nil }
    // `abstract` is not inherited: Django resets it on every class.
    return name == "abstract" ? ownBinding(name, of: meta) : binding(name, of: meta)
  }

  /// A `Meta` option of the class or of its nearest ancestor with a `Meta`.
  func inheritedMetaOption(_ name: String, of type: ID<ProjectClass>) -> Found? {
    for ancestor in lineage(of: type) {
      if let found = metaOption(name, of: ancestor) { return found }
    }
    return nil
  }

  func isTrue(_ found: Found?) -> Bool {
    found.map { project.files[$0.file].facts[$0.value].kind == .true } ?? false
  }

  func string(_ found: Found?) -> String? {
    found.flatMap { project.files[$0.file].facts.string($0.value) }
  }

  /// The dotted name of what a text in a file means, or the text itself.
  mutating func dottedName(_ text: String, in file: ID<ProjectFile>) -> String {
    let (target, rest) = resolver.resolve(text, in: file)
    switch target {
    case .class(let id): return ([project.classes[id].qualifiedName] + rest.map(String.init)).joined(separator: ".")
    case .function(let source, let id):
      return project.files[source].module + "." + project.files[source].facts.qualifiedName(of: id)
    case .external(let name): return name
    case .file(let id): return project.files[id].module
    case .constant(let source, let id):
      let name = project.files[source].facts.bindings[Int(id.index)].name
      return ([project.files[source].module, name] + rest.map(String.init)).joined(separator: ".")
    case .namespace(let name): return name
    case .absent, .unknown: return text
    }
  }

  mutating func resolveClass(_ text: String, in file: ID<ProjectFile>) -> ID<ProjectClass>? {
    guard case (.class(let id), let rest) = resolver.resolve(text, in: file), rest.isEmpty else { return nil }
    return id
  }
}
