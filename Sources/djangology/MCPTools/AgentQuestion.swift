import Base

/// What an agent asks of a project: all of it text, so that another process can be asked just as well.
struct AgentQuestion: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case tool, prompt, resource
    /// All values that a prompt's argument, or the place in a resource's address, can have.
    case values
  }

  var kind: Kind
  /// Of the tool or prompt; the address of the resource; what the values are of.
  var name: String
  var arguments = JSONValue.object([])
}
