/// What is offered to an agent: tools to call, prompts to fill in, texts to read.
///
/// Everything is fixed before it is served: no list changes while a client looks at it.
public struct Server: Sendable {
  public var info: ServerInfo
  /// What a model is told of the server before it has called anything; clients cut it at 2,048 characters.
  public var instructions: String
  public var tools: [Tool]
  public var prompts: [Prompt] = []
  public var resources: [Resource] = []
  public var templates: [ResourceTemplate] = []
  /// How much of a list is given at once; nil for all of it, since some clients read no further.
  public var pageSize: Int?
  /// Called once, after the first client has been answered: what takes long must not hold up the handshake.
  public var whenStarted: @Sendable () -> Void = {}

  public init(info: ServerInfo, instructions: String, tools: [Tool]) {
    self.info = info
    self.instructions = instructions
    self.tools = tools
  }

  /// Longest instructions and descriptions that a model gets to see whole.
  public static let descriptionLimit = 2048
}
