import Base
import Platform
import Retrieval

/// What was sent in a conversation: a small file in the user's cache, one a project and session.
///
/// Losing it costs tokens, nothing else, so whatever goes wrong with the file is passed over.
struct CapsuleSession {
  private let path: String?
  private(set) var sent: Set<UnitDigest> = []

  /// - Parameter directory: where sessions are kept; nil for the user's cache.
  init(_ name: String, root: String, directory: String?) {
    let absolute = FilePath(root).absolute
    let place = ((try? absolute.resolved()) ?? absolute).text
    let file = Self.hexadecimal(UnitDigest(path: place, text: name.utf8).value)
    path = (directory ?? Environment.cacheDirectory.map { $0 + "/djangology/sessions" }).map { $0 + "/" + file }
    guard let path, let bytes = try? FileReader.read(path) else { return }
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if let value = UInt64(String(decoding: line, as: UTF8.self), radix: 16) { sent.insert(UnitDigest(value: value)) }
    }
  }

  /// Nothing was sent, or the reader has lost it.
  mutating func reset() { sent = [] }

  mutating func add(_ digests: [UnitDigest]) { sent.formUnion(digests) }

  func save() {
    guard let path else { return }
    let text = sent.sorted().map { Self.hexadecimal($0.value) + "\n" }.joined()
    try? AtomicWrite.makeDirectory(FilePath(path).parent.text, mode: 0o700)
    try? AtomicWrite.write(Array(text.utf8), to: path)
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
