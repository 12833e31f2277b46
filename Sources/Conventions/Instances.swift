import Base
import Checks

/// One thing that answers a convention's question.
public struct Instance: Sendable, Equatable {
  public var answer: String
  /// A dotted name, a label or a URL name.
  public var symbol: String
  public var path: String
  public var line: Int

  /// The folder that stands for an application: the first one of the path that is not the root of the sources.
  public var folder: String {
    path.pathParts.dropLast().joined(separator: "/")
  }
}

/// What a convention has found so far.
struct Instances {
  private var rows: [Instance] = []

  mutating func add(_ answer: String, _ symbol: String, at place: SourcePlace, in file: CheckedFile) {
    add(answer, symbol, place.path, file.lines.line(of: place.range.start))
  }

  mutating func add(_ answer: String, _ type: CheckedClass) {
    add(answer, type.dotted, at: type.place, in: type.file)
  }

  mutating func add(_ answer: String, _ symbol: String, _ path: String, _ line: Int) {
    rows.append(Instance(answer: answer, symbol: symbol, path: path, line: line))
  }

  /// By places: the order of tables is nobody's business.
  var inOrder: [Instance] { rows.sorted { ($0.path, $0.line, $0.symbol) < ($1.path, $1.line, $1.symbol) } }
}
