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

  func asked(of project: ServedProjects.One) -> Resource {
    let uri = uri
    return Resource(project.address(of: uri), description.of(project)) { context throws(CallFailure) in
      try project.engine.answer(AgentQuestion(kind: .resource, name: uri), context)
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

  func asked(of project: ServedProjects.One) -> ResourceTemplate {
    let prefix = prefix
    let address = project.address(of: prefix) + "{\(variable)}"
    let completer = values.completer(ServedProjects(project.engine))
    return ResourceTemplate(address, description.of(project), complete: completer) {
      value, context throws(CallFailure) in
      try project.engine.answer(AgentQuestion(kind: .resource, name: prefix + value), context)
    }
  }
}

extension ServedProjects.One {
  /// With the project's name in it, where there are several.
  fileprivate func address(of uri: String) -> String {
    name.isEmpty ? uri : uri.replacing("djangology://", with: "djangology://\(name)/")
  }
}

extension ResourceDescription {
  fileprivate func of(_ project: ServedProjects.One) -> ResourceDescription {
    guard !project.name.isEmpty else { return self }
    return ResourceDescription(name: "\(project.name)/\(name)", title: "\(title) of \(project.name)", summary: summary)
  }
}
