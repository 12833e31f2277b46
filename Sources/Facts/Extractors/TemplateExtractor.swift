import Base
import TemplateSyntax

/// The facts of a template, read off its outline.
enum TemplateExtractor {
  static func facts(_ file: TemplateFile) -> TemplateFacts {
    let outline = TemplateOutline(file)
    var facts = TemplateFacts()
    facts.extends = outline.extends.compactMap { mention($0.target) }
    facts.includes =
      outline.includes.compactMap { mention($0.target) } + outline.imports.compactMap { mention($0.target) }
    facts.loads = outline.loads.flatMap { $0.libraries.map(mention) }
    facts.blocks = outline.blocks.map { TemplateFacts.Mention($0.name.text, $0.range) }
    facts.urlNames = outline.routes.compactMap { mention($0.target) }
    facts.statics = outline.statics.compactMap { mention($0.target) }
    facts.variables = outline.variables.map(mention)
    facts.tags = outline.tags.map(mention)
    facts.filters = outline.filters.map(mention)
    return facts
  }

  private static func mention(_ name: TemplateOutline.Name) -> TemplateFacts.Mention {
    TemplateFacts.Mention(name.text, name.range)
  }

  /// Only literals name something.
  private static func mention(_ target: TemplateOutline.Target) -> TemplateFacts.Mention? {
    target.literal.map { TemplateFacts.Mention($0, target.range) }
  }
}
