import Base

extension DumpedCommand {
  var json: JSONValue {
    MemberList.json { list in
      list.key("name", name)
      list.put("app", app)
      list.put("file", file)
      list.put(note)
    }
  }
}

extension DumpedTask {
  var json: JSONValue {
    MemberList.json { list in
      list.key("name", name)
      list.put("function", function)
      list.put(place)
      list.put(note)
    }
  }
}

extension DumpedFactory {
  var json: JSONValue {
    MemberList.json { list in
      list.key("class", className)
      list.put("model", model)
      list.put(place)
      list.put(note)
    }
  }
}

extension DumpedClass {
  var json: JSONValue {
    MemberList.json { list in
      list.key("class", className)
      list.put(place)
      list.put("bases", bases)
      list.put(note)
    }
  }
}
