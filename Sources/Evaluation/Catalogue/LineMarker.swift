import Base
import PythonSyntax

/// The comment `# L12` behind a header in reduced source: the line that header had in the original.
enum LineMarker {
  /// What the marker at the end of the 1-based `line` says.
  static func read(_ file: PythonFile, line: Int, _ lines: LineIndex) -> Int? {
    guard line <= lines.lineCount else { return nil }
    let start = lines.starts[line - 1]
    let end = line < lines.lineCount ? lines.starts[line] : UInt32(file.source.count)
    guard let comment = file.comments(in: TextRange(start, end)).last else { return nil }
    return number(file.source[comment.indices])
  }

  static func read(_ file: PythonFile, line: Int) -> Int? { read(file, line: line, LineIndex(file.source)) }

  /// The number in exactly `# L<digits>`.
  private static func number(_ comment: ArraySlice<UInt8>) -> Int? {
    guard comment.starts(with: "# L".utf8), comment.count > 3 else { return nil }
    var value = 0
    for byte in comment.dropFirst(3) {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), value < 10_000_000 else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}
