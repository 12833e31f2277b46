import TemplateSyntax
import TestKit
import Testing

@Suite struct TemplateSpecTests {
  @Test(arguments: Spec.all(in: "template"))
  func `a template dumps as specified`(_ spec: Spec) {
    spec.check(parsed(spec).dump())
  }

  @Test(arguments: Spec.all(in: "outline"))
  func `an outline lists what a template refers to`(_ spec: Spec) {
    spec.check(TemplateOutline(parsed(spec)).listing())
  }

  private func parsed(_ spec: Spec) -> TemplateFile {
    let dialect: TemplateFile.Dialect = spec.files.first?.language == "jinja" ? .jinja : .django
    return TemplateFile(Array(spec.source.utf8), dialect: dialect)
  }
}
