import Base
public import PythonSyntax
public import TemplateSyntax

extension FileFacts {
  /// The facts of a Python file.
  public init(python file: PythonFile) {
    var pass = Extraction(file)
    pass.run()
    self = pass.facts
  }

  /// The facts of a template.
  public init(template file: TemplateFile) {
    self.init(kind: .template, lines: LineIndex(file.bytes))
    byteCount = UInt32(file.bytes.count)
    template = TemplateExtractor.facts(file)
  }
}
