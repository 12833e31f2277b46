public import Base

/// Something a model can have done, as a value: how it explains itself, what it takes, and the doing.
public struct Tool: Sendable {
  public typealias Action = @Sendable (Arguments, CallContext) throws(CallFailure) -> String

  public let name: String
  public let title: String
  /// When to use it and what it answers; the model sees nothing else.
  public let description: String
  public let parameters: [ParameterDeclaration]
  /// Makes the text for the model; a failure is a text that tells it what to do instead.
  public let run: Action

  public init(
    _ name: String, title: String, description: String, parameters: [any ParameterDeclaring] = [], run: @escaping Action
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.parameters = parameters.map(\.declaration)
    self.run = run
  }

  /// As it stands in the list of tools: each of them only reads, and only what is on this machine.
  public var json: JSONValue {
    .object([
      ("name", .string(name)), ("title", .string(title)), ("description", .string(description)),
      ("inputSchema", inputSchema),
      (
        "annotations",
        .object([("readOnlyHint", .bool(true)), ("openWorldHint", .bool(false))])
      ),
    ])
  }

  private var inputSchema: JSONValue {
    var members: [(String, JSONValue)] = [("type", .string("object"))]
    if !parameters.isEmpty { members.append(("properties", .object(parameters.map { ($0.name, $0.schema) }))) }
    let required = parameters.filter(\.isRequired).map(\.name)
    if !required.isEmpty { members.append(("required", .strings(required))) }
    members.append(("additionalProperties", .bool(false)))
    return .object(members)
  }
}

/// Why there is no answer, in words that tell a model what to do about it.
public struct CallFailure: Error, Hashable, Sendable {
  public var message: String
  /// What was asked for does not exist, which a resource's address has an error of its own for.
  public var isMissing: Bool

  public init(_ message: String, isMissing: Bool = false) {
    self.message = message
    self.isMissing = isMissing
  }
}
