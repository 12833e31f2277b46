import Base

/// Why a request has no result, as the protocol codes it.
struct RPCError: Error, Sendable {
  var code: Int
  var message: String
  var data: JSONValue?

  var json: JSONValue {
    var members: [(String, JSONValue)] = [("code", .int(code)), ("message", .string(Excerpt.of(message)))]
    if let data { members.append(("data", data)) }
    return .object(members)
  }
}

extension RPCError {
  /// The line is not JSON.
  static func parse(_ error: JSONError) -> RPCError { RPCError(code: -32700, message: "Parse error: \(error)") }

  static func invalidRequest(_ reason: String) -> RPCError {
    RPCError(code: -32600, message: "Invalid request: \(reason)")
  }

  static func noSuchMethod(_ name: String) -> RPCError {
    RPCError(code: -32601, message: "Method not found: \(name)")
  }

  static func invalidParams(_ reason: String) -> RPCError { RPCError(code: -32602, message: reason) }

  static func internalError(_ reason: String) -> RPCError { RPCError(code: -32603, message: reason) }

  /// The legacy revisions have a code of their own for it.
  static func noSuchResource(_ uri: String, _ era: Era) -> RPCError {
    let data = JSONValue.object([("uri", .string(uri))])
    return switch era {
    case .legacy: RPCError(code: -32002, message: "Resource not found", data: data)
    case .modern: RPCError(code: -32602, message: "Resource not found", data: data)
    }
  }

  static func unsupportedVersion(_ requested: String) -> RPCError {
    let data = JSONValue.object([
      ("supported", .strings(ProtocolVersion.advertised)), ("requested", .string(requested)),
    ])
    return RPCError(code: -32022, message: "Unsupported protocol version", data: data)
  }
}
