import Base

/// A text that can be read by its address.
public struct Resource: Sendable {
  public let uri: String
  public let description: ResourceDescription
  public let read: @Sendable (CallContext) throws(CallFailure) -> String

  public init(
    _ uri: String, _ description: ResourceDescription,
    read: @escaping @Sendable (CallContext) throws(CallFailure) -> String
  ) {
    self.uri = uri
    self.description = description
    self.read = read
  }

  var json: JSONValue { .object([("uri", .string(uri))] + description.members) }
}

/// Texts whose addresses differ in one place: `scheme://model/{label}`.
public struct ResourceTemplate: Sendable {
  public let uriTemplate: String
  public let description: ResourceDescription
  public let complete: Completer?
  /// The text for what stands in the place.
  public let read: @Sendable (String, CallContext) throws(CallFailure) -> String

  public init(
    _ uriTemplate: String, _ description: ResourceDescription, complete: Completer? = nil,
    read: @escaping @Sendable (String, CallContext) throws(CallFailure) -> String
  ) {
    self.uriTemplate = uriTemplate
    self.description = description
    self.complete = complete
    self.read = read
  }

  var json: JSONValue { .object([("uriTemplate", .string(uriTemplate))] + description.members) }

  /// The name between the braces.
  var variable: String {
    String(uriTemplate.drop { $0 != "{" }.dropFirst().prefix { $0 != "}" })
  }

  /// What stands in the place of the variable in `uri`, which must fit the rest.
  func value(in uri: String) -> String? {
    let head = uriTemplate.prefix { $0 != "{" }
    let tail = uriTemplate.drop { $0 != "}" }.dropFirst()
    guard uri.hasPrefix(head), uri.hasSuffix(tail), uri.utf8.count > head.utf8.count + tail.utf8.count else {
      return nil
    }
    return PercentCoding.decoded(uri.dropFirst(head.count).dropLast(tail.count))
  }
}

/// What a list says about a text.
public struct ResourceDescription: Sendable {
  public var name: String
  public var title: String
  public var summary: String
  public var mimeType = "text/markdown"

  public init(name: String, title: String, summary: String) {
    self.name = name
    self.title = title
    self.summary = summary
  }

  var members: [(String, JSONValue)] {
    [
      ("name", .string(name)), ("title", .string(title)), ("description", .string(summary)),
      ("mimeType", .string(mimeType)),
    ]
  }
}
