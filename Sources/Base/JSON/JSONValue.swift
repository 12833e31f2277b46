/// A JSON document as a value; members of an object keep the order they are given in.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  public static func strings(_ values: some Sequence<String>) -> JSONValue { .array(values.map { .string($0) }) }

  /// The document as text, on one line or with an indent of two spaces.
  public func text(_ layout: JSONWriter.Layout = .indented) -> String {
    String(decoding: JSONWriter.bytes(self, layout), as: UTF8.self)
  }
}
