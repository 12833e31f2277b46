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

  let path: String
  /// As the walk that led to the reading found it.
  var stamp: FileStamp
  /// The stamp alone does not prove that the file is still the same.
  var isRacy: Bool
  /// Nil when it could not be read.
  let hash: ContentHash?
  var content: Content
}

extension FileRecord {
  /// Keeps the terms instead of what they were counted from.
  mutating func count(_ terms: FileTerms?) {
    guard case .read(let facts, _, let problems) = content, let terms else { return }
    content = .read(facts: facts, terms: .counted(terms), problems: problems)
  }

  /// Reads a file, and parses it unless its bytes are those that `previous` was made of.
  init(
    _ file: WalkedFile, kind: SourceKind, root: String, _ moment: WallClock, after previous: FileRecord?,
    _ parser: inout PythonParser
  ) {
    path = file.path
    stamp = file.stamp
    do throws(FileError) {
      let bytes = try FileReader.read(root + "/" + path)
      let hash = ContentHash(bytes)
      isRacy = file.stamp.isRacy(readAt: moment)
      if let previous, previous.hash == hash {
        content = previous.content
      } else {
        content = FileRecord.content(of: bytes, kind, path, &parser)
      }
      self.hash = hash
    } catch {
      // It may be readable the next time, whatever its stamp says.
      isRacy = true
      hash = nil
      content = .failed(error)
    }
  }

  /// A file that is not on the disk.
  init(_ path: String, _ bytes: [UInt8], kind: SourceKind, _ parser: inout PythonParser) {
    self.path = path
    stamp = FileStamp(size: bytes.count, modified: 0, changed: 0, inode: 0)
    isRacy = false
    hash = ContentHash(bytes)
    content = Self.content(of: bytes, kind, path, &parser)
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
