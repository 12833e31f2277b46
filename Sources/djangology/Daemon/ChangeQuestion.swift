import Base

/// What a hook asks of a daemon: what the change in the working tree brought, as far as the conversation was not told.
struct ChangeQuestion: Sendable, Equatable {
  var root: String
  /// Which build of the program asks.
  var program: String
  var variables: [String: String]
  /// Which conversation; empty where the agent does not say.
  var session = ""
  /// What it has just edited, from the root.
  var edited: [String] = []
  /// Whether tests at risk are wanted, too.
  var wantsTests = false
  /// So long it may take until the change is judged; what is not ready then is told the next time.
  var milliseconds = 0

  init(root: String, program: String, variables: [String: String]) {
    (self.root, self.program, self.variables) = (root, program, variables)
  }

  var bytes: [UInt8] {
    let variables = variables.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
    return JSONWriter.bytes(
      .object([
        ("root", .string(root)), ("program", .string(program)), ("variables", .object(variables)),
        ("session", .string(session)), ("edited", .strings(edited)), ("tests", .bool(wantsTests)),
        ("milliseconds", .int(milliseconds)),
      ]), .compact)
  }

  /// Nothing when the bytes are not a question.
  init?(_ bytes: [UInt8]) {
    guard let json = JSONReader.read(bytes), let root = json["root"]?.string, let program = json["program"]?.string,
      let members = json["variables"]?.object
    else { return nil }
    var variables: [String: String] = [:]
    for (name, value) in members { variables[name] = value.string }
    self.init(root: root, program: program, variables: variables)
    session = json["session"]?.string ?? ""
    edited = (json["edited"]?.array ?? []).compactMap(\.string)
    wantsTests = json["tests"]?.bool ?? false
    milliseconds = min(json["milliseconds"]?.int ?? 0, 60_000)
  }
}
