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

  @Test func `a register that several modules share has what each of them registers`() {
    let shared = "from django.template.defaulttags import register\n"
    let dump = dumped([
      "settings.py":
        "INSTALLED_APPS = ['shop', 'crm']\nTEMPLATES = [{'BACKEND': 'django.template.backends.django.DjangoTemplates'}]\n",
      "shop/__init__.py": "", "shop/templatetags/__init__.py": "", "crm/__init__.py": "",
      "crm/templatetags/__init__.py": "",
      "shop/templatetags/first.py": shared + "@register.filter\ndef one(value): ...\n",
      "crm/templatetags/later.py": shared + "@register.filter\ndef two(value): ...\n",
      "crm/templatetags/own.py": "from django import template\nregister = template.Library()\n",
    ])
    let filters = Dictionary(
      dump.tagLibraries.items.compactMap { row in
        row.library.value.map { ($0, row.filters.items.keys.filter { ["one", "two"].contains($0) }.sorted()) }
      }, uniquingKeysWith: { $1 })
    #expect(filters["first"] == ["one", "two"])
    #expect(filters["later"] == ["one", "two"])
    #expect(filters["own"] == [])
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
