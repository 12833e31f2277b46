import FoundationEssentials
import TemplateSyntax

// Prints one JSON line for each template named on the command line or, without arguments, on standard input: what
// Tests/Conformance/templates.py compares with Django's own node lists.

struct Names: Encodable {
  var file: String
  var blocks: [String] = []
  var extends: [String] = []
  var includes: [String] = []
  var loads: [String] = []
  var variables: [String] = []
  var filters: [String] = []
  var tags: [String] = []
  var problems: [String] = []

  init(_ path: String, _ template: TemplateFile) {
    let outline = TemplateOutline(template)
    file = path
    blocks = outline.blocks.map(\.name.text)
    extends = outline.extends.map { template.text($0.target.range) }
    includes = outline.includes.map { template.text($0.target.range) }
    loads = outline.loads.flatMap { load in
      load.members.isEmpty
        ? load.libraries.map(\.text) : load.members.map { "\($0.text) from \(load.libraries[0].text)" }
    }
    variables = outline.variables.map(\.text)
    filters = outline.filters.map(\.text)
    tags = outline.tags.map(\.text)
    problems = template.problems.map { "\($0.kind): \(template.text($0.range))" }
  }
}

let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]

func dump(_ path: String) throws {
  guard let data = FileManager.default.contents(atPath: path) else { return }
  let dialect: TemplateFile.Dialect = path.contains("/jinja2/") ? .jinja : .django
  let line = try encoder.encode(Names(path, TemplateFile([UInt8](data), dialect: dialect)))
  print(String(decoding: line, as: UTF8.self))
}

let paths = CommandLine.arguments.dropFirst()
for path in paths { try dump(path) }
if paths.isEmpty { while let path = readLine() { try dump(path) } }
