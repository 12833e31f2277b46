import Base
import Synchronization

/// Which era a request belongs to, and who answers it.
extension Session {
  /// A request that says its version is modern; the others need a handshake before them.
  func version(of request: Request) throws(RPCError) -> ProtocolVersion {
    if let meta = request.meta, !meta.isObject { throw .invalidParams("params._meta must be an object") }
    if let asked = request.meta?[MetaKey.protocolVersion] { return try modernVersion(asked, request) }
    switch Method(rawValue: request.method) {
    case .initialize: return .newestLegacy
    case .discover: throw .invalidParams("params._meta is missing \(MetaKey.protocolVersion)")
    default:
      if let version = state.withLock({ $0.version }) { return version }
      if request.method == Method.ping.rawValue { return .newestLegacy }
      throw .invalidRequest("not initialized")
    }
  }

  private func modernVersion(_ asked: JSONValue, _ request: Request) throws(RPCError) -> ProtocolVersion {
    guard let name = asked.string else { throw .invalidParams("\(MetaKey.protocolVersion) must be a string") }
    guard let version = ProtocolVersion(rawValue: name), version.era == .modern else {
      throw .unsupportedVersion(name)
    }
    guard let capabilities = request.meta?[MetaKey.clientCapabilities] else {
      throw .invalidParams("params._meta is missing \(MetaKey.clientCapabilities)")
    }
    guard capabilities.isObject else { throw .invalidParams("\(MetaKey.clientCapabilities) must be an object") }
    return version
  }

  func serve(_ call: Call) throws(RPCError) {
    let request = call.request
    guard let method = Method(rawValue: request.method), method.exists(in: call.version.era),
      method.isOffered(by: server)
    else { throw .noSuchMethod(request.method) }
    if isInUse(request.id) { throw .invalidRequest("id \(request.id.json.text(.compact)) is in use") }
    switch method {
    case .initialize: answer(call, method, try initialize(call))
    case .discover: answer(call, method, discovered)
    case .ping: answer(call, method, [])
    case .listen: try listen(call)
    case .listTools, .listPrompts, .listResources, .listTemplates: answer(call, method, try list(call, method))
    case .callTool, .getPrompt, .readResource, .complete: try begin(call, method, try work(call, method))
    }
  }

  /// Two requests of one name could not be told apart when one of them is cancelled.
  private func isInUse(_ id: RequestID) -> Bool {
    state.withLock { $0.calls[id] != nil || $0.listeners.contains(id) }
  }

  func answer(_ call: Call, _ method: Method, _ result: [(String, JSONValue)]) {
    let frame = Frame.result(call.request.id, complete(result, method, call.version.era))
    call.outlet.deliver(frame) { call.isCancelled }
  }

  /// What the modern era wants beside the result itself.
  func complete(_ result: [(String, JSONValue)], _ method: Method, _ era: Era) -> JSONValue {
    switch era {
    case .legacy: return .object(result)
    case .modern:
      var members = [("resultType", .string("complete"))] + result
      if let milliseconds = method.keepsFor {
        members += [("ttlMs", .int(milliseconds)), ("cacheScope", .string("private"))]
      }
      return .object(members + [(MetaKey.meta, .object([(MetaKey.serverInfo, serverInfo)]))])
    }
  }
}
