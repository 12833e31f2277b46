import Base
import PythonSyntax

/// The text of a piece of code on as few lines as it can be: no comments, one space for any run of blanks.
struct CodeText {
  private let file: PythonFile
  /// Strings and comments, where blanks and `#` mean themselves; outermost ones only, in order.
  private let marks: [(range: TextRange, isComment: Bool)]

  init(_ file: PythonFile) {
    self.file = file
    var marks = file.comments.map { (range: $0, isComment: true) }
    var row = 0
    while row < file.nodes.count {
      let node = file.nodes[row]
      switch node.kind {
      case .string, .bytes, .formattedString, .templateString:
        marks.append((node.range, false))
        row += Int(node.size)
      default: row += 1
      }
    }
    self.marks = marks.sorted { $0.range.start < $1.range.start }
  }

  func text(of id: ID<Node>) -> [UInt8] { text(in: file[id].range) }

  func text(in range: TextRange) -> [UInt8] {
    var result: [UInt8] = []
    var position = Int(range.start)
    let end = Int(range.end)
    var mark = firstMark(at: range.start)
    while position < end {
      while mark < marks.count, Int(marks[mark].range.start) < position { mark += 1 }
      if mark < marks.count, Int(marks[mark].range.start) == position {
        if marks[mark].isComment {
          Self.appendBlank(to: &result)
        } else {
          result += file.source[marks[mark].range.indices]
        }
        position = min(end, Int(marks[mark].range.end))
      } else {
        Self.append(file.source, &position, end, to: &result)
      }
    }
    while result.last == UInt8(ascii: " ") { result.removeLast() }
    return result
  }

  private func firstMark(at offset: UInt32) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func append(_ source: [UInt8], _ position: inout Int, _ end: Int, to result: inout [UInt8]) {
    let byte = source[position]
    position += 1
    if byte == UInt8(ascii: "\\"), position < end, source[position] == 10 || source[position] == 13 {
      appendBlank(to: &result)
    } else if byte == UInt8(ascii: " ") || (9...13).contains(byte) {
      appendBlank(to: &result)
    } else {
      if closers.contains(byte), result.last == UInt8(ascii: " ") { result.removeLast() }
      result.append(byte)
    }
  }

  private static func appendBlank(to result: inout [UInt8]) {
    guard let last = result.last, last != UInt8(ascii: " "), !openers.contains(last) else { return }
    result.append(UInt8(ascii: " "))
  }

  private static let openers: [UInt8] = Array("([{".utf8)
  private static let closers: [UInt8] = Array(")]}".utf8)
}
