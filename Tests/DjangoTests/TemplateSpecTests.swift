import Django
import PythonSyntax
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
    let content = LibraryReader.read(PythonFile(spec.source.bytes), module: "shop.templatetags.x", isPackage: false)
    var lines = content.isLibrary ? [] : ["no library"]
    for (name, entry) in content.tags.sorted(by: { $0.key < $1.key }) { lines.append("tag \(name) \(entry.text)") }
    for (name, entry) in content.filters.sorted(by: { $0.key < $1.key }) {
      lines.append("filter \(name) \(entry.text)")
    }
    spec.check((lines + (content.isComplete ? [] : ["…"])).joined(separator: "\n"))
  }
}

extension LibraryRegistrations.Entry {
  fileprivate var text: String { (function ?? "?") + (line.map { " :\($0)" } ?? "") }
}

extension String {
  fileprivate var bytes: [UInt8] { Array(utf8) }
}
