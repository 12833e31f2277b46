import Checks

/// What conventions count: what people of this project wrote, and no test.
extension CheckedProject {
  /// Models with a table of their own.
  var concreteModels: [CheckedModel] {
    models.filter { model in
      let row = model.entry
      return row.isAbstract.value == false && row.isProxy.value == false && row.isAutoCreated.value == false
        && !model.file.isTest && !model.file.isMigration
    }
  }

  /// The classes of a kind that none of the project is below: bases and mixins are not what they are for.
  func leaves(_ kinds: String..., inTests: Bool = false) -> [CheckedClass] {
    var seen: Set<ID<ClassRow>> = []
    return definitions.all.compactMap { one in
      guard kinds.contains(one.kind), !one.type.isNone, seen.insert(one.type).inserted,
        let type = CheckedClass(one.type, self), type.heirs.isEmpty, type.file.isTest == inTests,
        !type.file.isMigration
      else { return nil }
      return type
    }
  }
}

extension CheckedModel {
  var checkedClass: CheckedClass? { CheckedClass(type, project) }
}

extension String {
  /// Behind the last dot.
  var lastPart: String { split(separator: ".").last.map(String.init) ?? self }
}
