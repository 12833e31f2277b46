import Base

/// Lists, page by page.
extension Session {
  func list(_ call: Call, _ method: Method) throws(RPCError) -> [(String, JSONValue)] {
    let cursor = call.request.params["cursor"]
    switch method {
    case .listTools: return try page("tools", server.tools.map(\.json), cursor)
    case .listPrompts: return try page("prompts", server.prompts.map(\.json), cursor)
    case .listResources: return try page("resources", server.resources.map(\.json), cursor)
    case .listTemplates: return try page("resourceTemplates", server.templates.map(\.json), cursor)
    case .initialize, .ping, .discover, .listen, .callTool, .getPrompt, .readResource, .complete: return []
    }
  }

  private func page(
    _ name: String, _ items: [JSONValue], _ cursor: JSONValue?
  ) throws(RPCError) -> [(String, JSONValue)] {
    let start = try cursor.map { value throws(RPCError) in try Cursor.place(value, in: name, count: items.count) } ?? 0
    let size = max(1, server.pageSize ?? items.count)
    var members: [(String, JSONValue)] = [(name, .array(Array(items[start...].prefix(size))))]
    if start + size < items.count { members.append(("nextCursor", .string(Cursor.text(start + size, in: name)))) }
    return members
  }
}

/// Where a page of a list starts, as a text that says nothing to others and fits no other list.
private enum Cursor {
  static func text(_ place: Int, in list: String) -> String {
    "\(list.utf8.count)-\(String(place * 37 + 11, radix: 36))"
  }

  static func place(_ cursor: JSONValue, in list: String, count: Int) throws(RPCError) -> Int {
    let parts = cursor.string?.split(separator: "-") ?? []
    guard parts.count == 2, let number = Int(parts[1], radix: 36), number >= 11, (number - 11) % 37 == 0,
      case let place = (number - 11) / 37, place < count, text(place, in: list) == cursor.string
    else { throw .invalidParams("Invalid cursor") }
    return place
  }
}
