import Base
import Facts
import PythonSyntax
import TemplateSyntax
import TestKit
import Testing

@Test(arguments: Spec.all(in: "facts"))
func `a file gives the facts that its spec lists`(_ spec: Spec) {
  let bytes = Array(spec.source.utf8)
  let isTemplate = spec.files.first?.language == "django"
  let facts = isTemplate ? FileFacts(template: TemplateFile(bytes)) : FileFacts(python: PythonFile(bytes))
  spec.check(FactsDump(facts: facts).text)
}

@Test(arguments: [
  "", "\n", "class", "def f(", "x = ", "from . import", "@", "class A(\n  b=\n", "path('a', include([path(", "f'{",
  "__all__ = [", "urlpatterns += ", "import", "from x import (", "if TYPE_CHECKING:", "a.b.c.d(", "lambda",
])
func `broken files give facts whose places lie inside the file`(_ source: String) {
  let facts = FileFacts(python: PythonFile(Array(source.utf8)))
  let end = UInt32(source.utf8.count)
  #expect(facts.definitions.allSatisfy { $0.range.end <= end && $0.header.end <= end })
  #expect(facts.bindings.allSatisfy { $0.range.end <= end })
  #expect(facts.expressions.allSatisfy { $0.range.end <= end })
  #expect(facts.routes.allSatisfy { $0.range.end <= end })
}

@Test func `the same bytes give the same facts`() {
  let source = Array("from a import b\nclass C(b.D):\n  x = b.F('y', null=True)\n".utf8)
  #expect(FileFacts(python: PythonFile(source)) == FileFacts(python: PythonFile(source)))
}
