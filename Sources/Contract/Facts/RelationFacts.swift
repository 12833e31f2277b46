import Checks

/// How many relations there are, and what most of them lead to.
struct RelationFacts {
  let lines: [ContractLine]

  init(_ contract: ContractProject) {
    let fields = contract.project.models.filter { $0.entry.isAbstract.value == false && !$0.file.isTest }
      .flatMap { model in model.entry.fields.items.compactMap { $0.relation }.filter { $0.isParentLink.value != true } }
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
        ["\(targets.count) relation fields of concrete models in the registry"])
    ]
  }
}
