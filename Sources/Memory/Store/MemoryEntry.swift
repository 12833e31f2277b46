/// One thing worth remembering, and the code it is about.
public struct MemoryEntry: Hashable, Sendable {
  /// One line; entries of a file differ by it.
  public var title: String
  /// `2026-11-20`.
  public var date: String
  public var links: [CodeLink]
  public var text: String

  public init(title: String, date: String, links: [CodeLink] = [], text: String) {
    self.title = title.split(whereSeparator: \.isNewline).joined(separator: " ")
    self.date = date
    self.links = links
    self.text = text
  }
}

/// A file, or a class or function in it, as it was when something was remembered of it.
public struct CodeLink: Hashable, Sendable {
  /// Below the root.
  public var path: String
  /// `Order` or `Order.total`; nil for the whole file.
  public var symbol: String?
  /// A hash of its text then; empty where it was not there.
  public var hash: String

  public init(path: String, symbol: String? = nil, hash: String = "") {
    self.path = path
    self.symbol = symbol
    self.hash = hash
  }

  /// What is written as `orders/models.py#Order`.
  public init(_ text: String) {
    let parts = text.split(separator: "#", maxSplits: 1).map(String.init)
    self.init(path: parts.first ?? "", symbol: parts.count > 1 ? parts[1] : nil)
  }

  public var place: String { symbol.map { "\(path)#\($0)" } ?? path }
}
