import Base
import Platform

/// A command line with all that its answer depends on, as it is sent to the daemon.
struct DaemonQuestion: Sendable, Equatable {
  var words: [String]
  /// The project asked about.
  var root: String
  /// Where the client stands.
  var directory: String
  var variables: [String: String]
  /// Which build of the program asks.
  var program: String
  var output: Screen
  var errors: Screen
  /// What is piped into the client, where the command wants it.
  var input: [UInt8]?

  /// More of it than that is no daemon's business.
  static let inputLimit = 3 << 20

  /// How a stream of the client may be decorated.
  struct Screen: Sendable, Equatable {
    var width: Int
    var likesColor: Bool
  }

  var bytes: [UInt8] {
    let variables = variables.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
    let question = JSONWriter.bytes(
      .object([
        ("words", .strings(words)), ("root", .string(root)), ("directory", .string(directory)),
        ("variables", .object(variables)), ("program", .string(program)), ("output", output.json),
        ("errors", errors.json),
      ]), .compact)
    // No JSON holds a zero byte.
    return input.map { question + [0] + $0 } ?? question
  }
}

extension DaemonQuestion {
  /// Nothing when the bytes are not a question.
  init?(_ bytes: [UInt8]) {
    let end = bytes.firstIndex(of: 0) ?? bytes.count
    guard let json = JSONReader.read(Array(bytes[..<end])), let words = json["words"]?.array?.compactMap(\.string),
      let root = json["root"]?.string, let directory = json["directory"]?.string, let program = json["program"]?.string,
      let members = json["variables"]?.object, let output = Screen(json["output"]), let errors = Screen(json["errors"])
    else { return nil }
    var variables: [String: String] = [:]
    for (name, value) in members { variables[name] = value.string }
    self.init(
      words: words, root: root, directory: directory, variables: variables, program: program, output: output,
      errors: errors, input: end < bytes.count ? Array(bytes[(end + 1)...]) : nil)
  }
}

extension DaemonQuestion.Screen {
  fileprivate var json: JSONValue { .object([("width", .int(width)), ("color", .bool(likesColor))]) }

  fileprivate init?(_ json: JSONValue?) {
    guard let width = json?["width"]?.int, let likesColor = json?["color"]?.bool else { return nil }
    self.init(width: width, likesColor: likesColor)
  }
}
