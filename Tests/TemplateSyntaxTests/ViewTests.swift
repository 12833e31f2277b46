import Base
import TemplateSyntax
import Testing

@Suite struct ViewTests {
  @Test func `an expression shows its path and filters`() throws {
    let file = TemplateFile(Array("{{ a.b|upper|default:c|date:'Y' }}".utf8))
    let row = try #require(file.nodes.firstIndex { $0.kind == .expression })
    let expression = ExpressionView(file, row)
    #expect(expression.path == "a.b")
    #expect(expression.filters.map(\.name.text) == ["upper", "default", "date"])
    #expect(expression.filters.map { $0.argument.map { file.text(of: $0) } } == [nil, "c", "'Y'"])
  }

  @Test func `the arguments of a tag are sorted by what they are`() throws {
    let file = TemplateFile(Array("{% include 'a.html' with b=c d=e only %}".utf8))
    let tag = TagArguments(file, try #require(file.nodes.firstIndex { $0.kind == .tag }))
    #expect(tag.target?.literal == "a.html")
    #expect(tag.keys.map(\.text) == ["b", "d"])
    #expect(tag.words.map(\.text) == ["with", "only"])
  }

  @Test(arguments: [
    ("<a href='/x'>", "/x"), ("<a href='/x/{{ y }}'>", nil), ("<a href='{% url 'y' %}'>", nil), ("<a href>", nil),
    ("{{ y }}<a href='/x'>{{ y }}", "/x"),
  ])
  func `an attribute is plain if no template code has a part in it`(_ text: String, _ value: String?) throws {
    let file = TemplateFile(Array(text.utf8))
    #expect(file.plainValue(of: try #require(file.attributes.first)) == value)
  }

  @Test func `every row but the root lies below its parent`() {
    let file = TemplateFile(Array("{% for a in b %}{% if a %}{{ a|upper }}{% endif %}{% endfor %}".utf8))
    let parents = file.parents()
    for row in file.nodes.indices.dropFirst() {
      #expect(Array(file.children(of: Int(parents[row]))).contains(row))
    }
  }

  @Test func `a row is 16 bytes`() {
    #expect(MemoryLayout<TemplateNode>.stride == 16)
  }
}
