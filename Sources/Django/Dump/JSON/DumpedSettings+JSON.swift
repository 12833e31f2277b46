import Base

extension DumpedSettings {
  var json: JSONValue {
    MemberList.json { list in
      list.put("file", file)
      for (name, value) in scalars.sorted(by: { $0.key < $1.key }) { list.write(name, value.json) }
      for (name, value) in lists.sorted(by: { $0.key < $1.key }) { list.write(name, value.json { $0.json }) }
      list.write("DB_ENGINES", databaseEngines.json { $0.json })
      list.write("MIGRATION_MODULES", migrationModules.json { $0.json })
      list.write("TEMPLATES", templates.json { $0.json })
      list.write("REST_FRAMEWORK", restFramework.json { $0.json })
      list.put(note)
    }
  }
}

extension DumpedTemplateEngine {
  var json: JSONValue {
    MemberList.json { list in
      list.key("BACKEND", backend)
      list.write("APP_DIRS", appDirs.json { .bool($0) })
      list.write("DIRS", dirs.json { $0.json })
      list.write(
        "OPTIONS",
        .object([
          ("context_processors", contextProcessors.json { $0.json }), ("builtins", builtins.json { $0.json }),
          ("libraries", libraries.json { $0.json }),
        ]))
    }
  }
}

extension DumpedValue {
  var json: JSONValue {
    switch self {
    case .none: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    case .string(let value): .string(value)
    case .list(let values): values.json { $0.json }
    case .map(let values): values.json { $0.json }
    case .unknown(let reason): .unknown(reason)
    }
  }
}
