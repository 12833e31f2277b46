import Django
import TemplateSyntax
import TestKit
import Testing

@Suite struct TemplateSpecTests {
  @Test(arguments: Spec.all(in: "compiled"))
  func `a template names what Django compiles`(_ spec: Spec) {
    let template = CompiledTemplate(TemplateFile(spec.source.bytes))
    let lists = [
      ("extends", template.extends), ("includes", template.includes), ("urls", template.urlNames),
      ("loads", template.loads), ("blocks", template.blocks), ("variables", template.variables),
    ]
    spec.check(lists.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: " "))" }.joined(separator: "\n"))
  }

  @Test(arguments: Spec.all(in: "libraries"))
  func `a module registers tags and filters`(_ spec: Spec) {
    let dump = dumped([
      "settings.py":
        "INSTALLED_APPS = ['shop']\nTEMPLATES = [{'BACKEND': 'django.template.backends.django.DjangoTemplates'}]\n",
      "shop/__init__.py": "", "shop/templatetags/__init__.py": "", "shop/templatetags/x.py": spec.source,
      "shop/templatetags/formats.py": "def money(value): ...\ndef percent(value): ...\n",
    ])
    let library = dump.tagLibraries.items.first { $0.module == "shop.templatetags.x" }
    guard let library else { return spec.check("no library") }
    spec.check((entries("tag", library.tags) + entries("filter", library.filters)).joined(separator: "\n"))
  }
}

private func entries(_ kind: String, _ found: OpenMap<DumpedTagLibrary.Function>) -> [String] {
  let lines = found.items.sorted { $0.key < $1.key }.map { name, one in
    "\(kind) \(name) \(one.function.shown)" + (one.place.line.value.map { " :\($0 ?? 0)" } ?? "")
  }
  return found.openness == .closed ? lines : lines + ["more \(kind)s"]
}

extension String {
  fileprivate var bytes: [UInt8] { Array(utf8) }
}
