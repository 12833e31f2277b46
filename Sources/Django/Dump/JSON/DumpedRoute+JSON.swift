import Base

extension DumpedRoute {
  var json: JSONValue {
    MemberList.json { list in
      switch parts {
      case .value(let parts):
        list.write("route", .string(parts.map(\.text).joined()))
        list.write("parts", .array(parts.map { .strings([$0.text, $0.syntax.rawValue]) }))
      case .unknown(let reason): list.write("route", .unknown(reason))
      }
      list.put("name", name)
      list.put("namespaces", namespaces)
      list.put("app_names", appNames)
      list.put("callback", callback)
      list.put(place)
      list.put("converters", converters)
      list.put("actions", actions)
      list.put("kwargs", extraArguments)
      list.put("urlconf_file", urlconfFile)
      list.put(note)
    }
  }
}

extension DumpedAdmin {
  var json: JSONValue {
    MemberList.json { list in
      list.key("site", site)
      list.key("model", model)
      list.put("admin", className)
      list.put(place)
      list.put("form", form)
      for option in ListOption.allCases { list.put(option.rawValue, lists[option] ?? .value([])) }
      list.put(note)
    }
  }
}

extension DumpedReceiver {
  var json: JSONValue {
    MemberList.json { list in
      list.key("signal", signal)
      list.key("receiver", receiver)
      switch sender {
      case .value(.any): break
      case .value(.model(let name)): list.put("sender", name, kind: "model")
      case .value(.appConfig(let name)): list.put("sender", name, kind: "appconfig")
      case .value(.class(let name)): list.put("sender", name, kind: "class")
      case .unknown(let reason): list.write("sender", .unknown(reason))
      }
      list.put("dispatch_uid", dispatchUID)
      list.put(place)
      list.put(note)
    }
  }
}

extension MemberList {
  fileprivate mutating func put(_ name: String, _ value: String, kind: String) {
    write(name, .string(value))
    write(name + "_kind", .string(kind))
  }
}

extension DumpedView {
  var json: JSONValue {
    MemberList.json { list in
      list.key("view", view)
      list.write("kind", kind.json { .string($0.rawValue) })
      list.put(place)
      list.put("template_name", templateName)
      list.put("model", model)
      list.put("queryset_model", querySetModel)
      list.put("form_class", formClass)
      list.put("serializer_class", serializerClass)
      list.put("filterset_class", filterSetClass)
      list.put("pagination_class", paginationClass)
      list.put("permission_classes", permissionClasses, unless: nil) { $0.map { .strings($0) } ?? .null }
      list.put(note)
    }
  }
}
