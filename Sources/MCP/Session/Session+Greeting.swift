import Base
import Synchronization

/// What a client is told first, in either era.
extension Session {
  func initialize(_ call: Call) throws(RPCError) -> [(String, JSONValue)] {
    guard case .stream = call.outlet else { throw .invalidRequest("initialize must come alone") }
    guard let asked = call.request.params["protocolVersion"]?.string else {
      throw .invalidParams("params.protocolVersion must be a string")
    }
    let version = ProtocolVersion.negotiated(asked)
    state.withLock { $0.version = version }
    return [
      ("protocolVersion", .string(version.rawValue)), ("capabilities", capabilities), ("serverInfo", titledInfo),
      ("instructions", .string(server.instructions)),
    ]
  }

  var discovered: [(String, JSONValue)] {
    [
      ("supportedVersions", .strings(ProtocolVersion.advertised)), ("capabilities", capabilities),
      ("instructions", .string(server.instructions)),
    ]
  }

  /// Only what is done: no list changes, nothing is logged, nothing can be subscribed to.
  private var capabilities: JSONValue {
    var members: [(String, JSONValue)] = []
    if !server.tools.isEmpty { members.append(("tools", .object([]))) }
    if server.hasResources { members.append(("resources", .object([]))) }
    if !server.prompts.isEmpty { members.append(("prompts", .object([]))) }
    if server.completes { members.append(("completions", .object([]))) }
    return .object(members)
  }

  var serverInfo: JSONValue {
    .object([("name", .string(server.info.name)), ("version", .string(server.info.version))])
  }

  private var titledInfo: JSONValue {
    .object([
      ("name", .string(server.info.name)), ("title", .string(server.info.title)),
      ("version", .string(server.info.version)),
    ])
  }

  // MARK: Listening

  /// Takes note of one who wants to hear of changes: nothing we could tell of ever changes, so nothing is promised.
  func listen(_ call: Call) throws(RPCError) {
    guard call.request.params["notifications"]?.isObject == true else {
      throw .invalidParams("params.notifications must be an object")
    }
    guard case .stream = call.outlet else { throw .invalidRequest("subscriptions/listen must come alone") }
    state.withLock { $0.listeners.append(call.request.id) }
    let params = JSONValue.object([(MetaKey.meta, subscription(call.request.id)), ("notifications", .object([]))])
    send(Frame.notification("notifications/subscriptions/acknowledged", params))
  }

  func endOfListening(_ id: RequestID) -> JSONValue {
    .object([("resultType", .string("complete")), (MetaKey.meta, subscription(id))])
  }

  private func subscription(_ id: RequestID) -> JSONValue { .object([(MetaKey.subscriptionID, id.json)]) }
}
