/// One row of an application's routes, through all routers and mounts.
///
/// What is nil is not known, unless it says otherwise.
public struct Endpoint: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case operation, webSocket, mount, exceptionHandler

    /// Whether it is an endpoint proper: a path operation or a web socket.
    public var isServed: Bool {
      switch self {
      case .operation, .webSocket: true
      case .mount, .exceptionHandler: false
      }
    }
  }

  public var kind: Kind
  /// Dotted name of the variable that holds the application.
  public var application: String?
  /// Sorted; empty where the endpoint decides.
  public var methods: [String]?
  /// From the root of the outermost application; of a handler the status code or class of exceptions.
  public var path: String?
  public var name: String?
  /// Dotted name of what answers.
  public var function: String?
  /// Nil where none is stated.
  public var statusCode: Int?
  /// As written or as the return annotation says; nil for none.
  public var responseModel: String?
  /// A return annotation that may be a model or a response: it comes from a library that is not at hand.
  public var isResponseUnknown = false
  /// Dotted name of the `response_class`, also of those its routers set for all; nil where none is stated.
  public var responseClass: String?
  /// Whether FastAPI makes JSON of what is returned.
  public var answersJSON = true
  public var tags: [String] = []
  /// Dotted names of the dependencies, of the outermost router first.
  public var dependencies: [String] = []
  public var file: String?
  public var line: Int?
  /// A page that the library adds.
  public var isGenerated = false
  /// Why it may not exist.
  public var condition: String?
}

/// A middleware of an application, in the order in which a request passes.
public struct APIMiddleware: Sendable, Equatable {
  public var application: String?
  public var name: String?
  public var file: String?
  public var line: Int?
  public var condition: String?
}
