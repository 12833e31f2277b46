import Base
public import PythonSyntax
public import TemplateSyntax

extension FileFacts {
  /// The facts of a Python file.
  public convenience init(python file: PythonFile) {
    var pass = Extraction(file)
    pass.run()
    self.init(pass.facts)
  }

  /// The facts of a template.
  public convenience init(template file: TemplateFile) {
    var rows = FactRows(kind: .template, lines: LineIndex(file.bytes))
    rows.byteCount = UInt32(file.bytes.count)
    rows.template = TemplateExtractor.facts(file)
    self.init(rows)
  }

  /// The facts of a template in Django's own language.
  public convenience init(template bytes: [UInt8]) { self.init(template: TemplateFile(bytes)) }
}
