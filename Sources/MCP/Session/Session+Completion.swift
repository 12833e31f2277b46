import Base

/// Values for what is being typed.
extension Session {
  private static let valueLimit = 100

  func completionWork(_ params: JSONValue) throws(RPCError) -> Work {
    guard let argument = params["argument"]?["name"]?.string, let typed = params["argument"]?["value"]?.string else {
      throw .invalidParams("params.argument must have a name and a value")
    }
    let completer = try completer(params["ref"], argument)
    return { context throws(RPCError) in
      let fitting = Self.fitting(typed, completer?(context) ?? [])
      let values = fitting.prefix(Self.valueLimit)
      let members: [(String, JSONValue)] = [
        ("values", .strings(values)), ("total", .int(fitting.count)), ("hasMore", .bool(fitting.count > values.count)),
      ]
      return [("completion", .object(members))]
    }
  }

  private func completer(_ reference: JSONValue?, _ argument: String) throws(RPCError) -> Completer? {
    switch reference?["type"]?.string {
    case "ref/prompt":
      let name = reference?["name"]?.string ?? ""
      guard let prompt = server.prompts.first(where: { $0.name == name }) else {
        throw .invalidParams("Unknown prompt: \(name)")
      }
      guard let declared = prompt.arguments.first(where: { $0.name == argument }) else {
        throw .invalidParams("Unknown argument of \(name): \(argument)")
      }
      return declared.complete
    case "ref/resource":
      let uri = reference?["uri"]?.string ?? ""
      guard let template = server.templates.first(where: { $0.uriTemplate == uri }) else {
        throw .invalidParams("Unknown resource template: \(uri)")
      }
      guard template.variable == argument else { throw .invalidParams("Unknown variable of \(uri): \(argument)") }
      return template.complete
    default: throw .invalidParams("params.ref must be a ref/prompt or a ref/resource")
    }
  }

  /// Those that start with what was typed, then those that have it elsewhere.
  private static func fitting(_ typed: String, _ values: [String]) -> [String] {
    let wanted = typed.lowercased()
    if wanted.isEmpty { return values }
    let starting = values.filter { $0.lowercased().hasPrefix(wanted) }
    return starting + values.filter { !$0.lowercased().hasPrefix(wanted) && $0.lowercased().contains(wanted) }
  }
}
