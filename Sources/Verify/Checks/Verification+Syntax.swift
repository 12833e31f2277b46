import Base
import Django
import PythonSyntax
import TemplateSyntax

/// What Python or a template engine refuses of the changed files.
extension Verification {
  /// At most so many of one file: the first is the cause of most.
  private static let limit = 3

  func syntaxProblems() -> [Finding] {
    files.flatMap { file -> [Finding] in
      guard let bytes = file.new else { return [] }
      if let line = Self.conflict(bytes) {
        return [Finding(.broken, "merge conflict is not resolved", path: file.path, line: line)]
      }
      let problems: [(line: Int, text: String)]
      let before: Int
      if file.path.hasSuffix(".py") {
        problems = Self.python(bytes)
        before = file.old.map { Self.python($0).count } ?? 0
      } else if isTemplate(file.path) {
        problems = Self.template(bytes, file.path)
        before = file.old.map { Self.template($0, file.path).count } ?? 0
      } else {
        return []
      }
      // What was refused before the change is not the change's.
      guard problems.count > before else { return [] }
      return problems.prefix(Self.limit).map { Finding(.broken, $0.text, path: file.path, line: $0.line) }
    }
  }

  private func isTemplate(_ path: String) -> Bool {
    new.dump.templates.items.contains { $0.path.value == path }
  }

  private static func python(_ bytes: [UInt8]) -> [(line: Int, text: String)] {
    let file = PythonFile(bytes)
    if file.problems.isEmpty { return [] }
    let lines = LineIndex(file.source)
    return file.problems.map { (lines.line(of: $0.range.start), $0.kind.words) }
  }

  private static func template(_ bytes: [UInt8], _ path: String) -> [(line: Int, text: String)] {
    let file = TemplateFile(bytes, dialect: .init(path: path))
    if file.problems.isEmpty { return [] }
    let lines = LineIndex(file.bytes)
    return file.problems.compactMap { problem in
      problem.kind.words.map { (lines.line(of: problem.range.start), $0) }
    }
  }

  /// The line of the first marker that git left.
  private static func conflict(_ bytes: [UInt8]) -> Int? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.starts(with: "<<<<<<< ".utf8) }),
      lines[start...].contains(where: { $0.starts(with: ">>>>>>> ".utf8) })
    else { return nil }
    return start + 1
  }
}
