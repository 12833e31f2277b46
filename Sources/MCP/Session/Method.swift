/// What a client may ask for.
enum Method: String, Sendable {
  case initialize
  case ping
  case discover = "server/discover"
  case listen = "subscriptions/listen"
  case listTools = "tools/list"
  case callTool = "tools/call"
  case listPrompts = "prompts/list"
  case getPrompt = "prompts/get"
  case listResources = "resources/list"
  case listTemplates = "resources/templates/list"
  case readResource = "resources/read"
  case complete = "completion/complete"

  func exists(in era: Era) -> Bool {
    switch self {
    case .initialize, .ping: era == .legacy
    case .discover, .listen: era == .modern
    case .listTools, .callTool, .listPrompts, .getPrompt, .listResources, .listTemplates, .readResource, .complete:
      true
    }
  }

  /// Whether the server has said that it can do it.
  func isOffered(by server: Server) -> Bool {
    switch self {
    case .initialize, .ping, .discover, .listen: true
    case .listTools, .callTool: !server.tools.isEmpty
    case .listPrompts, .getPrompt: !server.prompts.isEmpty
    case .listResources, .listTemplates, .readResource: server.hasResources
    case .complete: server.completes
    }
  }

  /// How long a client may keep the result; nil when results of this kind do not say so.
  var keepsFor: Int? {
    switch self {
    case .discover, .readResource: 0
    case .listTools, .listPrompts, .listResources, .listTemplates: 60_000
    case .initialize, .ping, .listen, .callTool, .getPrompt, .complete: nil
    }
  }
}

extension Server {
  var hasResources: Bool { !resources.isEmpty || !templates.isEmpty }

  var completes: Bool {
    templates.contains { $0.complete != nil } || prompts.contains { $0.arguments.contains { $0.complete != nil } }
  }
}
