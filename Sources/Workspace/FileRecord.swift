import Facts
import Platform
import PythonSyntax
import TemplateSyntax

/// What reading made of one file: its facts and what its search terms are counted from, or why there are none.
struct FileRecord: Sendable {
  enum Content: Sendable {
    case read(facts: FileFacts, terms: TermSource, problems: Int)
    case failed(FileError)
  }

  var path: String
  var content: Content
}

extension FileRecord {
  /// Reads and parses one file.
  init(path: String, kind: SourceKind, root: String, _ parser: inout PythonParser) {
    self.path = path
    do throws(FileError) {
      let bytes = try FileReader.read(root + "/" + path)
      content = FileRecord.content(of: bytes, kind, path, &parser)
    } catch {
      content = .failed(error)
    }
  }

  private static func content(
    of bytes: consuming [UInt8], _ kind: SourceKind, _ path: String, _ parser: inout PythonParser
  ) -> Content {
    switch kind {
    case .python:
      let file = parser.parse(bytes)
      return .read(facts: FileFacts(python: file), terms: .python(file), problems: file.problems.count)
    case .template:
      let dialect = TemplateFile.Dialect(path: path)
      let file = TemplateFile(bytes, dialect: dialect)
      return .read(facts: FileFacts(template: file), terms: .template(file.bytes), problems: 0)
    }
  }
}

extension TemplateFile.Dialect {
  /// Jinja by its own endings or below a `jinja2` folder, as Django's backend looks for it; else Django's.
  init(path: String) {
    let isJinja =
      [".jinja", ".jinja2", ".j2"].contains { path.hasSuffix($0) } || path.hasPrefix("jinja2/")
      || path.utf8.split(separator: UInt8(ascii: "/")).dropLast().contains { $0.elementsEqual("jinja2".utf8) }
    self = isJinja ? .jinja : .django
  }
}
