import TemplateSyntax
import TestKit
import Testing

@Test(arguments: Spec.all(in: "template"))
func `a template dumps as specified`(_ spec: Spec) {
  let dialect: TemplateFile.Dialect = spec.files.first?.language == "jinja" ? .jinja : .django
  spec.check(TemplateFile(Array(spec.source.utf8), dialect: dialect).dump())
}
