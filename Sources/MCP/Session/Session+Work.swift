import Base
import Platform
import Synchronization

/// What may take long: done by a worker, and cancelled if the client wants.
extension Session {
  typealias Work = @Sendable (CallContext) throws(RPCError) -> [(String, JSONValue)]

  /// Checks what can be checked at once and answers what is left to do.
  func work(_ call: Call, _ method: Method) throws(RPCError) -> Work {
    let params = call.request.params
    switch method {
    case .callTool: return try toolWork(params)
    case .getPrompt: return try promptWork(params)
    case .readResource: return try resourceWork(params, call.version.era)
    case .complete: return try completionWork(params)
    case .initialize, .ping, .discover, .listen, .listTools, .listPrompts, .listResources, .listTemplates:
      return { _ throws(RPCError) in [] }
    }
  }

  /// Has the work done; its answer is dropped if it was cancelled meanwhile.
  func begin(_ call: Call, _ method: Method, _ work: @escaping Work) throws(RPCError) {
    let id = call.request.id
    state.withLock { $0.calls[id] = call }
    let isTaken = enqueue { [self] in
      let frame = call.isCancelled ? nil : withPulse(call) { self.frame(call, method, work) }
      // Whoever cancels takes it out first.
      let isWanted = state.withLock { state in
        guard state.calls[id] === call else { return false }
        state.calls[id] = nil
        return true
      }
      if isWanted, let frame { call.outlet.deliver(frame) { call.isCancelled } }
    }
    if !isTaken {
      state.withLock { $0.calls[id] = nil }
      throw .internalError("Too many requests are waiting; ask again when some are answered")
    }
  }

  /// Does the work while its client is told of it; not one word of progress follows.
  private func withPulse(_ call: Call, _ work: () -> JSONValue) -> JSONValue {
    guard call.request.progressToken != nil else { return work() }
    let ticker = Ticker(after: pulse.first, every: pulse.pause) { call.tell() }
    defer { ticker.stop() }
    return work()
  }

  private func frame(_ call: Call, _ method: Method, _ work: Work) -> JSONValue {
    do throws(RPCError) {
      let result = try work(CallContext(call))
      return Frame.result(call.request.id, complete(result, method, call.version.era))
    } catch {
      return Frame.error(call.request.id, error)
    }
  }

  private func toolWork(_ params: JSONValue) throws(RPCError) -> Work {
    guard let name = params["name"]?.string else { throw .invalidParams("params.name must be a string") }
    guard let tool = server.tools.first(where: { $0.name == name }) else {
      throw .invalidParams("Unknown tool: \(name)" + Self.guess(name, server.tools.map(\.name)))
    }
    let given = try Self.arguments(params)
    return { context throws(RPCError) in
      do throws(CallFailure) {
        return Self.content(try tool.run(try Arguments(given, for: tool.parameters), context), isError: false)
      } catch {
        return Self.content(Excerpt.of(error.message), isError: true)
      }
    }
  }

  private func promptWork(_ params: JSONValue) throws(RPCError) -> Work {
    guard let name = params["name"]?.string else { throw .invalidParams("params.name must be a string") }
    guard let prompt = server.prompts.first(where: { $0.name == name }) else {
      throw .invalidParams("Unknown prompt: \(name)" + Self.guess(name, server.prompts.map(\.name)))
    }
    let values = try prompt.checked(try Self.arguments(params))
    return { context throws(RPCError) in
      let text: String
      do throws(CallFailure) {
        text = try prompt.fill(values, context)
      } catch {
        throw .invalidParams(error.message)
      }
      let message = JSONValue.object([("role", .string("user")), ("content", Self.block(text))])
      return [("description", .string(prompt.description)), ("messages", .array([message]))]
    }
  }

  private func resourceWork(_ params: JSONValue, _ era: Era) throws(RPCError) -> Work {
    guard let uri = params["uri"]?.string else { throw .invalidParams("params.uri must be a string") }
    let server = server
    return { context throws(RPCError) in
      let text: String
      let type: String
      do throws(CallFailure) {
        guard let found = try server.text(of: uri, context) else { throw CallFailure("", isMissing: true) }
        (text, type) = found
      } catch {
        throw error.isMissing ? .noSuchResource(uri, era) : .invalidParams(error.message)
      }
      let contents = JSONValue.object([("uri", .string(uri)), ("mimeType", .string(type)), ("text", .string(text))])
      return [("contents", .array([contents]))]
    }
  }

  // MARK: Pieces

  private static func arguments(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let given = params["arguments"] else { return .object([]) }
    if case .null = given { return .object([]) }
    guard given.isObject else { throw .invalidParams("params.arguments must be an object") }
    return given
  }

  private static func guess(_ name: String, _ names: [String]) -> String {
    Suggestion.nearest(to: name, in: names).map { "; did you mean \($0)?" } ?? ""
  }

  /// Text only: a client that is given structured content shows the model nothing else.
  private static func content(_ text: String, isError: Bool) -> [(String, JSONValue)] {
    [("content", .array([block(text)])), ("isError", .bool(isError))]
  }

  private static func block(_ text: String) -> JSONValue {
    .object([("type", .string("text")), ("text", .string(text))])
  }
}

extension Server {
  fileprivate func text(of uri: String, _ context: CallContext) throws(CallFailure) -> (text: String, type: String)? {
    if let resource = resources.first(where: { $0.uri == uri }) {
      return (try resource.read(context), resource.description.mimeType)
    }
    for template in templates {
      guard let value = template.value(in: uri) else { continue }
      return (try template.read(value, context), template.description.mimeType)
    }
    return nil
  }
}
