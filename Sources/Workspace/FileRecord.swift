import Facts
import Platform
import PythonSyntax
import TemplateSyntax

/// What is kept of one file after reading it: facts and search terms, or why there are none.
struct FileRecord: Sendable {
  enum Content: Sendable {
    case read(facts: FileFacts, terms: FileTerms, problems: Int)
    case failed(FileError)
  }

  var path: String
  var content: Content
}

/// What a worker thread keeps between files: the parser's buffers and the term counters.
struct ReadingScratch: ~Copyable {
  var parser = PythonParser()
  var tally = TermTally()
}

extension FileRecord {
  /// Reads and parses one file.
  init(path: String, kind: SourceKind, root: String, _ scratch: inout ReadingScratch) {
    self.path = path
    do throws(FileError) {
      let bytes = try FileReader.read(root + "/" + path)
      content = FileRecord.content(of: bytes, kind, path, &scratch)
    } catch {
      content = .failed(error)
    }
  }

  private static func content(
    of bytes: consuming [UInt8], _ kind: SourceKind, _ path: String, _ scratch: inout ReadingScratch
  ) -> Content {
    switch kind {
    case .python:
      let file = scratch.parser.parse(bytes)
      let terms = scratch.tally.terms(of: file)
      return .read(facts: FileFacts(python: file), terms: terms, problems: file.problems.count)
    case .template:
      let dialect = TemplateFile.Dialect(path: path)
      let terms = scratch.tally.terms(ofTemplate: bytes)
      let file = TemplateFile(bytes, dialect: dialect)
      return .read(facts: FileFacts(template: file), terms: terms, problems: 0)
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
