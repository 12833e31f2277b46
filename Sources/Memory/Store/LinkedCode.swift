internal import Base
internal import Platform

/// The text a link points to, as it is now.
struct LinkedCode {
  enum State: String, Hashable, Sendable {
    case fresh
    case changed
    case gone
  }

  let root: FilePath

  /// The hash of what the link means now; nil where it means nothing any more.
  func hash(_ link: CodeLink) -> String? {
    guard let bytes = try? FileReader.read(root.appending(link.path).text) else { return nil }
    guard let symbol = link.symbol else { return Self.hash(bytes) }
    return SymbolBlock.find(symbol, in: bytes).map { Self.hash(Array(bytes[$0])) }
  }

  func state(_ link: CodeLink) -> State {
    guard let now = hash(link) else { return .gone }
    return now == link.hash ? .fresh : .changed
  }

  private static func hash(_ bytes: [UInt8]) -> String { String(ContentHash(bytes).text.prefix(12)) }
}
