import Base
public import PythonSyntax

extension FileFacts {
  /// The facts of a Python file.
  public init(python file: PythonFile) {
    var pass = Extraction(file)
    pass.run()
    self = pass.facts
  }

  /// The facts of a template.
  public init(template bytes: [UInt8]) {
    self.init(kind: .template, lines: LineIndex(bytes))
    byteCount = UInt32(bytes.count)
  }
}
