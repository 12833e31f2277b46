/// Why bytes are no JSON document, and where.
public struct JSONError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case unexpectedEnd
    case unexpected(UInt8)
    case notUTF8
    case tooDeep(limit: Int)
    case tooLong(limit: Int)
    /// The document ended before the text did.
    case trailingText
    case number
    case escape
    /// A control character that stands in a string as it is.
    case controlCharacter
  }

  public var reason: Reason
  /// Offset into the text.
  public var byte: Int

  public init(reason: Reason, byte: Int) {
    self.reason = reason
    self.byte = byte
  }
}

extension JSONError: CustomStringConvertible {
  public var description: String { "\(words) at byte \(byte)" }

  private var words: String {
    switch reason {
    case .unexpectedEnd: "unexpected end of input"
    case .unexpected(let byte) where (33...126).contains(byte): "unexpected '\(Unicode.Scalar(byte))'"
    case .unexpected(let byte): "unexpected byte \(byte)"
    case .notUTF8: "text that is not UTF-8"
    case .tooDeep(let limit): "nested deeper than \(limit)"
    case .tooLong(let limit): "longer than \(limit) bytes"
    case .trailingText: "text after the document"
    case .number: "a number that cannot be read"
    case .escape: "an escape that cannot be read"
    case .controlCharacter: "a raw control character in a string"
    }
  }
}
