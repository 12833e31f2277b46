import Base
import MCP
import Workspace

/// A prompt over a project, as a value: one a file, in `Prompts`.
struct ProjectPrompt: Sendable {
  struct Argument: Sendable {
    let name: String
    let summary: String
    var isRequired = false
    var values: AgentValues?
  }

  typealias Action = @Sendable ([String: String], AgentProject, CallContext) throws(CallFailure) -> String

  let name: String
  let title: String
  let description: String
  let arguments: [Argument]
  let fill: Action

  init(
    _ name: String, title: String, description: String, arguments: [Argument], fill: @escaping Action
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.arguments = arguments
    self.fill = fill
  }

  func asked(of engine: Engine) -> Prompt {
    let name = name
    let declared = arguments.map { argument in
      PromptArgument(
        argument.name, argument.summary, isRequired: argument.isRequired,
        complete: argument.values.map { $0.completer(engine) })
    }
    return Prompt(name, title: title, description: description, arguments: declared) {
      values, context throws(CallFailure) in
      let members = values.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
      return try engine.answer(AgentQuestion(kind: .prompt, name: name, arguments: .object(members)), context)
    }
  }
}

/// What an argument can be, for completion.
enum AgentValues: String, Sendable {
  case models, apps, migrations

  func completer(_ engine: Engine) -> Completer {
    { context in
      let text = try? engine.answer(AgentQuestion(kind: .values, name: rawValue), context)
      return (text ?? "").split(separator: "\n").map(String.init)
    }
  }

  func all(of project: AgentProject) throws(CallFailure) -> [String] {
    let booted = try project.booted()
    switch self {
    case .models: return booted.table(.models).texts(of: "label").sorted()
    case .apps: return booted.table(.apps).texts(of: "label")
    case .migrations: return booted.table(.migrations).texts(of: "name").sorted()
    }
  }
}
