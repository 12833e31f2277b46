import Facts

/// Something in a task that names a place in the project exactly.
public struct Anchor: Hashable, Sendable {
  public enum Kind: UInt8, Sendable {
    /// `OrderLine`, `get_total`, or any name in backticks.
    case identifier
    /// `orders.models.Order`, `order.total`
    case dotted
    /// `app.Model`
    case model
    /// `orders/models.py`
    case path
    /// `File "orders/models.py", line 12` of a traceback; `line` holds the line.
    case frame
    /// `/orders/12/` or the path of an `https://…` address
    case url
    /// `orders/detail.html`
    case template
    /// `0012_add_total`
    case migration
  }

  public var kind: Kind
  public var text: String
  /// The line of a frame, else 0.
  public var line: Int

  public init(_ kind: Kind, _ text: String, line: Int = 0) {
    self.kind = kind
    self.text = text
    self.line = line
  }

  /// The names in it, last first: what may be defined in a file.
  public var names: [String] {
    switch kind {
    case .identifier, .dotted, .model:
      text.utf8.split(separator: UInt8(ascii: ".")).reversed().map { String(decoding: $0, as: UTF8.self) }
    case .path, .frame, .url, .template, .migration: []
    }
  }

  static func isNamePart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
