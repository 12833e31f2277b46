import Base
import PythonSyntax

/// One use of a method of `register` and what its arguments say.
struct Registration {
  enum Kind { case tag, filter }

  var kind: Kind
  /// The expression of the name, if it is given.
  var name: ID<Node>?
  /// The expression of the function, if it is given.
  var function: ID<Node>?

  /// Reads `register.filter` or `register.filter("x")` above a function..
  init?(decorator: ID<Node>, in file: PythonFile) {
    if let method = Method(decorator, in: file) {
      self.init(kind: method.kind)
    } else {
      self.init(decorator, in: file)
    }
  }

  /// Reads `register.filter(…)`.
  init?(_ row: ID<Node>, in file: PythonFile) {
    guard let call = Call(row, in: file), let method = Method(call.callee, in: file) else { return nil }
    self.init(kind: method.kind)
    name = call[keyword: "name"]
    function = call[keyword: "func"] ?? call[keyword: "filter_func"] ?? call[keyword: "compile_function"]
    place(call.arguments, of: method, in: file)
  }

  private init(kind: Kind) { self.kind = kind }

  private mutating func place(_ arguments: [ID<Node>], of method: Method, in file: PythonFile) {
    switch method {
    case .tag, .filter:
      guard let first = arguments.first else { return }
      if arguments.count > 1 {
        (name, function) = (first, arguments[1])
      } else if function != nil || Registration.isText(first, in: file) {
        name = first
      } else {
        function = first
      }
    case .simpleTag, .simpleBlockTag:
      if let first = arguments.first { function = first }
      if arguments.count > 2 { name = arguments[2] }
    case .inclusionTag:
      if arguments.count > 1 { function = arguments[1] }
      if arguments.count > 3 { name = arguments[3] }
    case .tagFunction, .filterFunction:
      function = arguments.first
    }
  }

  /// A lone argument of `register.tag` is a name if it is text, else the function; `X.name` is text by custom.
  private static func isText(_ row: ID<Node>, in file: PythonFile) -> Bool {
    switch file.kind(row) {
    case .string, .concatenation, .formattedString: true
    case .name: !(file.dottedName(of: row) ?? "").utf8.contains { $0 >= 0x61 && $0 <= 0x7A }
    default: false
    }
  }

  private enum Method: String {
    case tag, filter
    case simpleTag = "simple_tag"
    case simpleBlockTag = "simple_block_tag"
    case inclusionTag = "inclusion_tag"
    case tagFunction = "tag_function"
    case filterFunction = "filter_function"

    init?(_ row: ID<Node>, in file: PythonFile) {
      guard let name = file.dottedName(of: row), name.hasPrefix("register.") else { return nil }
      self.init(rawValue: String(name.dropFirst("register.".count)))
    }

    var kind: Kind { self == .filter || self == .filterFunction ? .filter : .tag }
  }
}
