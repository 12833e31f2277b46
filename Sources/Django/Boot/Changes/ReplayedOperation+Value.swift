import Base
import Evaluation

extension ReplayedOperation {
  /// What can be read off an operation before it is applied; nil where its class is not known.
  init?(_ value: Value, _ node: MigrationHistory.Node, _ index: Int, in evaluator: inout Evaluator) {
    guard case .instance(let id) = value else { return nil }
    let object = evaluator.instances[id]
    let dotted = evaluator.dottedName(of: .class(object.type)) ?? "?"
    self.init(node: node, index: index, op: ReplayedOperation.lastName(dotted), className: dotted)
    line = evaluator.line(of: object.place)
    let call = OperationCall(app: node.app, value: value)
    newName = call.text("new_name", in: &evaluator)
    if let known = call.text("model_name", in: &evaluator) {
      (model, name) = (known.lowercased(), call.text("name", in: &evaluator))
    } else if evaluator.inherits(object.type, from: "django.db.migrations.operations.models.ModelOperation") {
      model = call.text("name", in: &evaluator)?.lowercased()
    }
    name = name ?? call.text("old_name", in: &evaluator)
    if op == "RenameModel" { name = nil }
    for attribute in ["index", "constraint"] {
      let part = call.value(attribute, in: &evaluator)
      guard case .instance(let id) = part else { continue }
      self.part = evaluator.dottedName(of: .class(evaluator.instances[id].type)).map(ReplayedOperation.lastName)
      name = name ?? evaluator.partName(part)
    }
    readCode(call, object.type, in: &evaluator)
  }

  private static func lastName(_ dotted: String) -> String {
    dotted.dottedParts.last.map(String.init) ?? dotted
  }

  private mutating func readCode(_ call: OperationCall, _ type: ID<ClassObject>, in evaluator: inout Evaluator) {
    let special = "django.db.migrations.operations.special."
    if evaluator.inherits(type, from: special + "RunPython") {
      let back = call.value("reverse_code", in: &evaluator)
      isReversible = back.isDoubtful ? nil : back != .none
      code = [call.value("code", in: &evaluator), back].compactMap { evaluator.dottedName(of: $0) }
    } else if evaluator.inherits(type, from: special + "RunSQL") {
      let back = call.value("reverse_sql", in: &evaluator)
      isReversible = back.isDoubtful ? nil : back != .none
      sql = statements(call.value("sql", in: &evaluator), in: &evaluator)
    } else if let flag = evaluator.attribute("reversible", of: call.operation), case .bool(let flag) = flag {
      isReversible = flag
    }
  }

  /// A text, or a list of texts and of pairs of a text and its parameters.
  private func statements(_ value: Value, in evaluator: inout Evaluator) -> [String] {
    if let text = evaluator.text(of: value) { return [text] }
    return (evaluator.elements(of: value) ?? []).compactMap { element in
      evaluator.text(of: element) ?? evaluator.elements(of: element)?.first.flatMap { evaluator.text(of: $0) }
    }
  }
}
