import Base

extension DumpedApp {
  var json: JSONValue {
    MemberList.json { list in
      list.key("label", label)
      list.put("name", name)
      list.put("path", path)
      list.put("config", config)
      list.put("default_auto_field", defaultAutoField)
      list.put(note)
    }
  }
}

extension DumpedModel {
  var json: JSONValue {
    MemberList.json { list in
      list.key("class", className)
      list.put("label", label)
      list.put(place)
      list.put("abstract", isAbstract)
      list.put("proxy", isProxy)
      list.put("managed", isManaged, unless: true)
      list.put("swapped", swapped)
      list.put("auto_created", isAutoCreated)
      if !isInstalled { list.write("installed", .bool(false)) }
      list.put("db_table", dbTable)
      list.put("bases", bases)
      list.put("ordering", ordering)
      list.put("unique_together", uniqueTogether, unless: []) { .array($0.map { .strings($0) }) }
      list.put("indexes", indexes, unless: []) { .array($0.map { .object([("fields", .strings($0))]) }) }
      list.put("constraints", constraints, unless: []) { .array($0.map { .object([("name", .string($0))]) }) }
      list.put("managers", managers, unless: []) { .array($0.map { $0.json }) }
      list.write("fields", fields.json { $0.json })
      list.put(note)
    }
  }
}

extension DumpedManager {
  var json: JSONValue {
    MemberList.json { list in
      list.key("name", .value(name))
      list.key("class", .value(className))
      list.put("queryset", .value(querySet))
    }
  }
}

extension DumpedField {
  var json: JSONValue {
    MemberList.json { list in
      list.key("name", name)
      list.put("class", className)
      list.put("internal_type", internalType)
      list.put("null", isNull)
      list.put("blank", isBlank)
      list.put("max_length", maxLength)
      list.put("unique", isUnique)
      list.put("db_index", isIndexed)
      list.put("primary_key", isPrimaryKey)
      list.put("column", column)
      list.put("has_default", hasDefault)
      list.put("has_choices", hasChoices)
      list.put("auto_created", isAutoCreated)
      list.put("declared_in", declaredIn)
      relation?.write(to: &list)
      list.put(note)
    }
  }
}

extension DumpedRelation {
  /// That `related_model` is there at all says that the field is a relation.
  fileprivate func write(to list: inout MemberList) {
    list.write("related_model", relatedModel.json { $0.map { .string($0) } ?? .null })
    list.put("on_delete", onDelete)
    list.put("related_name", relatedName)
    list.put("accessor", accessor)
    list.put("related_query_name", relatedQueryName)
    list.put("through", through, unless: nil) { $0.map { .string($0.name) } ?? .null }
    list.put("to_field", toField)
    list.put("parent_link", isParentLink)
    list.put("symmetrical", isSymmetrical)
  }
}

extension DumpedRelation.Through {
  fileprivate var name: String {
    switch self {
    case .automatic: "auto"
    case .model(let label): label
    }
  }
}
