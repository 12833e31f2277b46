import Base

extension DumpedForm {
  var json: JSONValue {
    MemberList.json { list in
      list.key("class", className)
      list.put(place)
      list.put("bases", bases)
      list.put("model", model)
      list.put("model_form", isModelForm)
      list.write("fields", fields.json(MemberList.member))
      list.put(note)
    }
  }
}

extension DumpedFilterSet {
  var json: JSONValue {
    MemberList.json { list in
      list.key("class", className)
      list.put(place)
      list.put("model", model)
      list.write("filters", filters.json(MemberList.member))
      list.put(note)
    }
  }
}

extension MemberList {
  /// A member known by its class alone; one of an unknown class is there all the same.
  fileprivate static func member(_ className: Known<String>) -> JSONValue {
    switch className {
    case .value(let name): .string(name)
    case .unknown(let reason): .object([("class", .unknown(reason))])
    }
  }
}

extension DumpedSerializer {
  var json: JSONValue {
    MemberList.json { list in
      list.key("class", className)
      list.put(place)
      list.put("bases", bases)
      list.put("model", model)
      list.put("model_serializer", isModelSerializer)
      list.write("fields", fields.json { $0.json })
      list.put(note)
    }
  }
}

extension DumpedSerializerField {
  var json: JSONValue {
    MemberList.json { list in
      list.put("class", className)
      list.put("source", source)
      list.put("read_only", isReadOnly)
      list.put("write_only", isWriteOnly)
      list.put("required", isRequired)
      list.put("allow_null", allowsNull)
      list.put("many", isMany)
      list.put("nested", nested)
      list.put(note)
    }
  }
}
