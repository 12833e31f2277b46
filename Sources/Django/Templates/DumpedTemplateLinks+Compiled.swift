public import TemplateSyntax

extension DumpedTemplateLinks {
  /// What a template names, as its compiled form says.
  public init(name: String, path: String, _ template: CompiledTemplate) {
    self.init(name: name, path: .value(path))
    extends = OpenList(template.extends)
    includes = OpenList(template.includes)
    urlNames = OpenList(template.urlNames)
    loads = OpenList(template.loads)
    blocks = OpenList(template.blocks)
    variables = OpenList(template.variables)
  }
}
