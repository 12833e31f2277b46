import Base
public import PythonSyntax

extension FileFacts {
  /// The facts of a Python file.
  public init(python file: borrowing PythonFile) {
    self.init(kind: .python, lines: LineIndex(file.source))
    byteCount = UInt32(file.source.count)
  }

  /// The facts of a template.
  public init(template bytes: [UInt8]) {
    self.init(kind: .template, lines: LineIndex(bytes))
    byteCount = UInt32(bytes.count)
  }
}
