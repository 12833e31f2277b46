/// How somebody writes a text: what ends its lines, what they are indented by, whether the last one is ended.
public struct TextStyle: Sendable, Equatable {
  public var newline: String
  public var indent: String
  public var endsWithNewline: Bool

  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  public init(_ bytes: [UInt8], indent: String = "  ") {
    let first = bytes.firstIndex(of: UInt8(ascii: "\n"))
    let isWindows = first.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } ?? false
    newline = isWindows ? "\r\n" : "\n"
    self.indent = indent
    endsWithNewline = bytes.last == UInt8(ascii: "\n")
  }

  /// Where the text begins behind a byte order mark.
  public static func start(of bytes: [UInt8]) -> Int { bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0 }

  /// The spaces and tabs that the line holding `place` begins with.
  public static func leadingSpace(ofLineAt place: Int, in bytes: [UInt8]) -> String {
    var start = place
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    let space = bytes[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return String(decoding: space, as: UTF8.self)
  }

  /// The number of the line that holds `place`, from 1.
  public static func line(of place: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<min(place, bytes.count)].count { $0 == UInt8(ascii: "\n") }
  }
}
