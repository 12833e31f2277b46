import Base

/// One message of a client.
enum Message: Sendable {
  case request(Request)
  case notification(method: String, params: JSONValue?)
  /// An answer to a question that we never asked.
  case response
  /// With the id to answer to, if one can be made out.
  case invalid(RequestID?, RPCError)

  init(_ json: JSONValue) {
    guard json.isObject else {
      self = .invalid(nil, .invalidRequest("a message is an object"))
      return
    }
    let id = json["id"].flatMap { RequestID($0) }
    if json["jsonrpc"]?.string != "2.0" {
      self = .invalid(id, .invalidRequest("jsonrpc must be \"2.0\""))
    } else if let method = json["method"] {
      self = Message(method, json, id)
    } else if json["result"] != nil || json["error"] != nil {
      self = .response
    } else {
      self = .invalid(id, .invalidRequest("there is no method"))
    }
  }

  private init(_ method: JSONValue, _ json: JSONValue, _ id: RequestID?) {
    guard let method = method.string else {
      self = .invalid(id, .invalidRequest("method must be a string"))
      return
    }
    guard json["id"] != nil else {
      self = .notification(method: method, params: json["params"])
      return
    }
    guard let id else {
      self = .invalid(nil, .invalidRequest("id must be a string or a whole number"))
      return
    }
    if let params = json["params"], !params.isObject {
      self = .invalid(id, .invalidParams("params must be an object"))
    } else {
      self = .request(Request(id: id, method: method, params: json["params"] ?? .object([])))
    }
  }
}

/// A message that wants an answer.
struct Request: Sendable {
  var id: RequestID
  var method: String
  /// Always an object.
  var params: JSONValue

  var meta: JSONValue? { params[MetaKey.meta] }

  /// What progress is to be reported under.
  var progressToken: RequestID? { meta?[MetaKey.progressToken].flatMap { RequestID($0) } }
}

/// Messages that a server sends.
enum Frame {
  static func result(_ id: RequestID, _ result: JSONValue) -> JSONValue {
    .object([("jsonrpc", .string("2.0")), ("id", id.json), ("result", result)])
  }

  /// An error of a message without a readable id has none.
  static func error(_ id: RequestID?, _ error: RPCError) -> JSONValue {
    var members: [(String, JSONValue)] = [("jsonrpc", .string("2.0"))]
    if let id { members.append(("id", id.json)) }
    members.append(("error", error.json))
    return .object(members)
  }

  static func notification(_ method: String, _ params: JSONValue) -> JSONValue {
    .object([("jsonrpc", .string("2.0")), ("method", .string(method)), ("params", params)])
  }
}
