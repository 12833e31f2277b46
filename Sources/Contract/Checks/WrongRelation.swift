import Base
import Checks

/// `Order -> Customer (one-to-many)` where the models say something else.
let wrongRelation = ContractCheck("DJI101", "relation") { reading, findings in
  for line in reading.file.lines where line.kind != .hidden && line.kind != .blank {
    guard let claim = RelationClaim(line.text), let source = RelationEnd(claim.source, reading.project),
      let target = RelationEnd(claim.target, reading.project)
    else { continue }
    let truth = source.relations(to: target) + target.relations(to: source).map(\.reversed)
    guard !source.isOpen, !target.isOpen else { continue }
    if truth.isEmpty {
      findings.report("\(claim.source) and \(claim.target) are not related", at: line.range(of: claim.text))
    } else if let kind = claim.kind, !truth.contains(where: { $0 == kind || $0 == kind.reversed }) {
      findings.report(
        "\(claim.source) to \(claim.target) is \(truth[0].rawValue)", at: line.range(of: claim.text))
    }
  }
}

private enum RelationKind: String {
  case oneToMany = "one-to-many"
  case manyToOne = "many-to-one"
  case oneToOne = "one-to-one"
  case manyToMany = "many-to-many"

  var reversed: RelationKind {
    switch self {
    case .oneToMany: .manyToOne
    case .manyToOne: .oneToMany
    case .oneToOne, .manyToMany: self
    }
  }
}

/// Two names of models with an arrow between them.
private struct RelationClaim {
  let source: String
  let target: String
  let kind: RelationKind?
  let text: String

  init?(_ line: String) {
    let plain = line.filter { $0 != "`" && $0 != "*" }
    guard let arrow = ["->", "→", "-->", "<-"].lazy.compactMap({ plain.firstRange(of: $0) }).first else { return nil }
    let left = plain[..<arrow.lowerBound].split(whereSeparator: \.isWhitespace).last
    let right = plain[arrow.upperBound...].split(whereSeparator: { $0.isWhitespace || ":,(".contains($0) }).first
    guard let left, let right, Self.isModel(left), Self.isModel(right) else { return nil }
    (source, target) = (String(left), String(right))
    let lower = plain.lowercased().replacing(" to ", with: "-to-")
    kind = [RelationKind.oneToMany, .manyToOne, .oneToOne, .manyToMany].first { lower.contains($0.rawValue) }
    // Without a kind it may be any arrow: a call, a state, a flow.
    guard kind != nil || lower.contains("foreignkey") || lower.contains("fk") else { return nil }
    text = line.contains(source) ? source : line
  }

  private static func isModel(_ name: Substring) -> Bool {
    guard let last = name.dottedParts.last, last.first?.isUppercase ?? false else { return false }
    return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
  }
}

private struct RelationEnd {
  private let entries: [DumpedModel]

  init?(_ name: String, _ project: CheckedProject) {
    let all = project.dump.models.items.filter { $0.isAbstract.value == false && $0.isAutoCreated.value != true }
    entries = all.filter { model in
      let label = (model.label.value ?? nil) ?? ""
      return label == name || label.dottedParts.last.map(String.init) == name || model.className.value == name
    }
    if entries.count != 1 { return nil }
  }

  private var label: String? { entries.first?.label.value ?? nil }
  var isOpen: Bool { entries.contains { $0.fields.openness != .closed } }

  func relations(to other: RelationEnd) -> [RelationKind] {
    entries.flatMap { model in
      model.fields.items.compactMap { field in
        guard let relation = field.relation, (relation.relatedModel.value ?? nil) == other.label else { return nil }
        let name = field.className.value ?? nil
        return (name ?? "").contains("ManyToMany") || relation.through.value ?? nil != nil
          ? .manyToMany : (name ?? "").contains("OneToOne") ? .oneToOne : .manyToOne
      }
    }
  }
}
