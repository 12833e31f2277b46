import Checks

/// How many relations there are, and what most of them lead to.
struct RelationFacts {
  let lines: [ContractLine]

  init(_ contract: ContractProject) {
    let fields = contract.project.models.filter { $0.entry.isAbstract.value == false && !$0.file.isTest }
      .flatMap { $0.entry.fields.items }.filter { Self.isOwn($0, contract.project) }.compactMap(\.relation)
    let targets = fields.compactMap { $0.relatedModel.value ?? nil }
    let counts = Dictionary(targets.map { ($0, 1) }, uniquingKeysWith: +)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.filter { $0.value > 1 }.prefix(4)
    guard !targets.isEmpty, !counts.isEmpty else {
      lines = []
      return
    }
    let words = counts.map { "`\($0.key)` (\($0.value))" }.joined(separator: ", ")
    lines = [
      ContractLine(
        "\(targets.count.of("relation")) between models; most lead to \(words).",
        ["\(targets.count) relation fields that models of the project declare"])
    ]
  }

  /// What a class of the project declares; what a library's base brings along is the library's business.
  private static func isOwn(_ field: DumpedField, _ project: CheckedProject) -> Bool {
    guard let owner = field.declaredIn.value ?? nil, let type = project.tables.classIndex[owner] else { return false }
    return project.tables.classes[type].file != nil && field.relation?.isParentLink.value != true
  }
}
