import MCP

/// A tool over a project, as a value: one a file, in `Tools`.
struct ProjectTool: Sendable {
  typealias Action = @Sendable (Arguments, AgentProject, CallContext) throws(CallFailure) -> String

  let name: String
  let title: String
  let description: String
  let parameters: [any ParameterDeclaring]
  let run: Action

  init(
    _ name: String, title: String, description: String, parameters: [any ParameterDeclaring], run: @escaping Action
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.parameters = parameters
    self.run = run
  }

  func asked(of projects: ServedProjects) -> Tool {
    let name = name
    let project = projects.parameter
    let parameters = parameters + [project].compactMap(\.self)
    return Tool(name, title: title, description: description, parameters: parameters) {
      arguments, context throws(CallFailure) in
      let engine = projects.engine(project.map { arguments[$0] })
      let own = arguments.without(project?.declaration.name)
      return try engine.answer(AgentQuestion(kind: .tool, name: name, arguments: own), context)
    }
  }
}
