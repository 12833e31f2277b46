import MCP

/// A text about a project with an address, as a value: one a file, in `Resources`.
struct ProjectResource: Sendable {
  let uri: String
  let description: ResourceDescription
  let read: @Sendable (AgentProject) throws(CallFailure) -> String

  /// - Parameter name: also the last part of its address.
  init(
    _ name: String, title: String, summary: String,
    read: @escaping @Sendable (AgentProject) throws(CallFailure) -> String
  ) {
    uri = "djangology://\(name)"
    description = ResourceDescription(name: name, title: title, summary: summary)
    self.read = read
  }

  func asked(of engine: Engine) -> Resource {
    let uri = uri
    return Resource(uri, description) { context throws(CallFailure) in
      try engine.answer(AgentQuestion(kind: .resource, name: uri), context)
    }
  }
}

/// Texts whose addresses end in a name.
struct ProjectResourceTemplate: Sendable {
  let prefix: String
  let variable: String
  let description: ResourceDescription
  let values: AgentValues
  let read: @Sendable (String, AgentProject) throws(CallFailure) -> String

  func asked(of engine: Engine) -> ResourceTemplate {
    let prefix = prefix
    return ResourceTemplate(prefix + "{\(variable)}", description, complete: values.completer(engine)) {
      value, context throws(CallFailure) in
      try engine.answer(AgentQuestion(kind: .resource, name: prefix + value), context)
    }
  }
}
