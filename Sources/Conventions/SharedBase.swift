import Checks

/// Which class of the project most classes of a kind stand below; where there is none, which library's.
struct SharedBase {
  private let types: [CheckedClass]
  /// The dotted name; nil where no class of the project is above half of them.
  let own: String?

  init(_ types: [CheckedClass]) {
    self.types = types
    let above = types.flatMap { type in type.row.ancestors.dropFirst().map { type.project.tables.classes[$0].dotted } }
    let counts = Dictionary(above.map { ($0, 1) }, uniquingKeysWith: +)
    let best = counts.filter { $0.value * 2 >= types.count }.max { ($0.value, $1.key) < ($1.value, $0.key) }
    own = best?.key
  }

  func collect(_ instances: inout Instances) {
    for type in types { instances.add(answer(type), type) }
  }

  private func answer(_ type: CheckedClass) -> String {
    let lineage = type.row.ancestors.map { type.project.tables.classes[$0].dotted }
    if let own, lineage.contains(own) { return own }
    return type.row.libraryBases.last ?? type.row.libraryAncestors.first ?? lineage.dropFirst().first ?? "no base"
  }
}
