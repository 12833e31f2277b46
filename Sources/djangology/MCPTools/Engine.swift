import Base
import MCP
import Workspace

/// Whoever answers an agent's questions about a project: this process, or another one that already knows it.
struct Engine: Sendable {
  let answer: @Sendable (AgentQuestion, CallContext) throws(CallFailure) -> String
  /// Reads what most questions need, before there is one.
  var warmUp: @Sendable () -> Void = {}
}

extension Engine {
  /// Answers in this process, from projects that are kept between questions.
  static func local(_ projects: LiveProjects, root: String, _ caller: Caller) -> Engine {
    let project = AgentProject(live: projects.project(at: caller.place(root)), caller: caller)
    var engine = Engine { question, context throws(CallFailure) in
      let text = try project.answer(question, context)
      return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
    engine.warmUp = { _ = try? project.live.workspace() }
    return engine
  }
}

extension AgentProject {
  fileprivate func answer(_ question: AgentQuestion, _ context: CallContext) throws(CallFailure) -> String {
    switch question.kind {
    case .tool:
      let tool = try Self.named(question.name, allTools, "tool") { $0.name }
      let arguments = try Arguments(question.arguments, for: tool.parameters.map(\.declaration))
      return try tool.run(arguments, self, context)
    case .prompt:
      let prompt = try Self.named(question.name, allPrompts, "prompt") { $0.name }
      let values = (question.arguments.object ?? []).compactMap { name, value in value.string.map { (name, $0) } }
      return try prompt.fill(Dictionary(values) { $1 }, self, context)
    case .resource:
      if let text = allResources.first(where: { $0.uri == question.name }) { return try text.read(self) }
      let model = modelTemplate.prefix
      guard question.name.hasPrefix(model) else {
        throw CallFailure("no resource called '\(question.name)'", isMissing: true)
      }
      return try modelTemplate.read(String(question.name.dropFirst(model.count)), self)
    case .values:
      guard let values = AgentValues(rawValue: question.name) else { throw CallFailure("no values of that name") }
      return try values.all(of: self).joined(separator: "\n")
    }
  }

  private static func named<Item>(
    _ name: String, _ all: [Item], _ kind: String, _ nameOf: (Item) -> String
  ) throws(CallFailure) -> Item {
    if let item = all.first(where: { nameOf($0) == name }) { return item }
    let guess = Suggestion.nearest(to: name, in: all.map(nameOf)).map { "; did you mean '\($0)'?" } ?? ""
    throw CallFailure("no \(kind) called '\(name)'\(guess)")
  }
}
