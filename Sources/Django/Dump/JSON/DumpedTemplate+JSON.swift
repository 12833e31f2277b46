import Base

extension DumpedTemplate {
  var json: JSONValue {
    MemberList.json { list in
      list.key("name", name)
      list.key("path", path)
      list.put("shadowed", isShadowed)
      list.put(note)
    }
  }
}

extension DumpedTemplateLinks {
  var json: JSONValue {
    MemberList.json { list in
      list.write("name", .string(name))
      list.key("path", path)
      list.write("extends", extends.json)
      list.write("includes", includes.json)
      list.write("url_names", urlNames.json)
      list.write("loads", loads.json)
      list.write("blocks", blocks.json)
      list.write("variables", variables.json)
      list.put(note)
    }
  }
}

extension DumpedTagLibrary {
  var json: JSONValue {
    MemberList.json { list in
      list.key("library", library)
      list.key("module", .value(module))
      list.put("file", file)
      list.write("tags", tags.json { $0.json })
      list.write("filters", filters.json { $0.json })
      list.put(note)
    }
  }
}

extension DumpedTagLibrary.Function {
  fileprivate var json: JSONValue {
    MemberList.json { list in
      list.put("function", function)
      list.put(place)
    }
  }
}
