import Base

extension DumpedMigrations {
  var json: JSONValue {
    .object([
      ("disk", disk.json { $0.json }), ("leaves", leaves.json { .strings($0) }), ("changes", changes.json(plan)),
    ])
  }

  private func plan(_ operations: Known<[DumpedOperation]>) -> JSONValue {
    operations.json { .array([.object([("operations", .array($0.map { $0.json }))])]) }
  }
}

extension DumpedMigration {
  var json: JSONValue {
    MemberList.json { list in
      list.key("app", app)
      list.key("name", name)
      list.put("file", file)
      list.write("dependencies", dependencies.json { $0.json })
      list.put("replaces", replaces, unless: []) { .array($0.map { $0.json }) }
      list.put("run_before", runBefore, unless: []) { .array($0.map { $0.json }) }
      list.put("atomic", isAtomic, unless: true)
      list.put("initial", isInitial, unless: nil) { $0.map { .bool($0) } ?? .null }
      list.write("operations", operations.json { $0.json })
      list.put(note)
    }
  }
}

extension DumpedMigration.Reference {
  fileprivate var json: JSONValue { .strings([app, name]) }
}

extension DumpedOperation {
  var json: JSONValue {
    MemberList.json { list in
      list.key("op", op)
      list.put("model_name", modelName)
      list.put("name", name)
      list.put("old_name", oldName)
      list.put("new_name", newName)
      list.put("field_class", fieldClass)
      list.put("code", code)
    }
  }
}
