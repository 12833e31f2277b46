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

  func asked(of projects: ServedProjects) -> Prompt {
    let name = name
    let project = projects.parameter?.declaration.name
    var declared = arguments.map { argument in
      PromptArgument(
        argument.name, argument.summary, isRequired: argument.isRequired,
        complete: argument.values.map { $0.completer(projects) })
    }
    if let project {
      declared.append(PromptArgument(project, "Which project", isRequired: true) { _ in projects.all.map(\.name) })
    }
    return Prompt(name, title: title, description: description, arguments: declared) {
      values, context throws(CallFailure) in
      let engine = try projects.engine(of: values)
      let own = values.filter { $0.key != project }.sorted { $0.key < $1.key }
      let members = own.map { ($0.key, JSONValue.string($0.value)) }
      return try engine.answer(AgentQuestion(kind: .prompt, name: name, arguments: .object(members)), context)
    }
  }
}

extension ServedProjects {
  fileprivate func engine(of values: [String: String]) throws(CallFailure) -> Engine {
    guard let parameter else { return engine(nil) }
    let name = parameter.declaration.name
    guard let wanted = values[name], all.contains(where: { $0.name == wanted }) else {
      throw CallFailure("\(name) must be one of \(all.map(\.name).joined(separator: ", ")).")
    }
    return engine(wanted)
  }
}

/// What an argument can be, for completion.
enum AgentValues: String, Sendable {
  case models, apps, migrations

  /// Of all projects: while one value is being typed, nothing says which project is meant.
  func completer(_ projects: ServedProjects) -> Completer {
    { context in
      projects.all.flatMap { project in
        let text = try? project.engine.answer(AgentQuestion(kind: .values, name: rawValue), context)
        return (text ?? "").split(separator: "\n").map(String.init)
      }
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
