import Base

/// A request to the model that the user starts by name; the server fills in what it knows.
public struct Prompt: Sendable {
  public typealias Action = @Sendable ([String: String], CallContext) throws(CallFailure) -> String

  public let name: String
  public let title: String
  public let description: String
  public let arguments: [PromptArgument]
  /// Makes the text of the one message, which is the user's.
  public let fill: Action

  public init(
    _ name: String, title: String, description: String, arguments: [PromptArgument], fill: @escaping Action
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.arguments = arguments
    self.fill = fill
  }

  var json: JSONValue {
    .object([
      ("name", .string(name)), ("title", .string(title)), ("description", .string(description)),
      ("arguments", .array(arguments.map(\.json))),
    ])
  }

  /// What was given as texts, checked against the declared arguments.
  func checked(_ given: JSONValue) throws(RPCError) -> [String: String] {
    var values: [String: String] = [:]
    for (name, value) in given.object ?? [] {
      guard arguments.contains(where: { $0.name == name }) else {
        let guess = Suggestion.nearest(to: name, in: arguments.map(\.name)).map { "; did you mean \($0)?" } ?? ""
        throw .invalidParams("Unknown argument of \(self.name): \(name)\(guess)")
      }
      guard let text = value.string else { throw .invalidParams("Argument \(name) must be a string") }
      values[name] = text
    }
    for argument in arguments where argument.isRequired && (values[argument.name] ?? "").isEmpty {
      throw .invalidParams("Missing argument of \(name): \(argument.name) (\(argument.summary))")
    }
    return values
  }
}

/// What a prompt is filled in with; always a text.
public struct PromptArgument: Sendable {
  public let name: String
  public let summary: String
  public let isRequired: Bool
  /// Values that start with, or resemble, what was typed so far.
  public let complete: Completer?

  public init(_ name: String, _ summary: String, isRequired: Bool = false, complete: Completer? = nil) {
    self.name = name
    self.summary = summary
    self.isRequired = isRequired
    self.complete = complete
  }

  var json: JSONValue {
    .object([("name", .string(name)), ("description", .string(summary)), ("required", .bool(isRequired))])
  }
}

/// Answers all values there are; the server picks those that fit.
public typealias Completer = @Sendable (CallContext) -> [String]
