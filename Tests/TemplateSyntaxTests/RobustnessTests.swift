import Base
import TemplateSyntax
import TestKit
import Testing

@Suite struct RobustnessTests {
  /// Small steps through a fixed sequence: the same mutations on each run.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(sides, 1)))
    }
  }

  private static let sources = Spec.all(in: "template").map { Array($0.source.utf8) }
  private static let pieces = [
    "{%", "%}", "{{", "}}", "{#", "#}", "{% if x %}", "{% endif %}", "{% else %}", "{% comment %}", "{% verbatim %}",
    "{% endblock %}", "\"", "'", "|", "(", ")", "\\", "\n", "\r", "<a href=", ">", "_(", "\u{85}", "é", "\u{FFFD}",
    "{% raw %}", "{% endfoo %}", "{% foo %}", ",", ":", "=", "<script>", "<!--", "{% blocktrans %}", "as",
  ].map { Array($0.utf8) }

  @Test(arguments: TemplateFile.Dialect.allCases)
  func `a template cut off anywhere is still a tree`(_ dialect: TemplateFile.Dialect) {
    for source in RobustnessTests.sources {
      for length in stride(from: 0, through: source.count, by: 2) { expectTree(Array(source[..<length]), dialect) }
    }
  }

  @Test(arguments: TemplateFile.Dialect.allCases)
  func `a template with random faults is still a tree`(_ dialect: TemplateFile.Dialect) {
    var dice = Dice(state: 1)
    for source in RobustnessTests.sources {
      for _ in 0..<25 {
        var bytes = source
        for _ in 0...dice.roll(4) { mutate(&bytes, &dice) }
        expectTree(bytes, dialect)
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ dice: inout Dice) {
    let place = dice.roll(bytes.count + 1)
    switch dice.roll(4) {
    case 0: bytes.removeSubrange(place..<min(bytes.count, place + dice.roll(9)))
    case 1: if place < bytes.count { bytes[place] = UInt8(dice.roll(256)) }
    case _: bytes.insert(contentsOf: RobustnessTests.pieces[dice.roll(RobustnessTests.pieces.count)], at: place)
    }
  }

  @Test(arguments: [
    "{% if x %}", "{% foo %}", "{{", "{% endif %}", "{% comment %}", "{% verbatim %}", "{{ f(", "{% x \"\\\" ",
    "{{ a|b:\"", "<a href=\"{% if x %}", "{% for a in b %}{% else %}", "{% endfoo %}{% foo %}", "{# ", "{{ ( }}",
    "{% raw %}", "<a ", "</script", "{{ '", "((((", "{% block a %}{% foo %}", "_(\"",
  ])
  func `hostile repetition is survived`(_ piece: String) {
    let bytes = Array(String(repeating: piece, count: 1_500).utf8)
    for dialect in TemplateFile.Dialect.allCases { expectTree(bytes, dialect) }
    let wrapped = Array("{% x ".utf8) + bytes + Array(" %}{{ ".utf8) + bytes + Array(" }}".utf8)
    for dialect in TemplateFile.Dialect.allCases { expectTree(wrapped, dialect) }
  }

  @Test func `blocks deeper than the limit are flat and one problem says so`() {
    let depth = TemplateFile.maximumDepth + 10
    let text = String(repeating: "{% if x %}", count: depth) + String(repeating: "{% endif %}", count: depth)
    let file = TemplateFile(Array(text.utf8))
    #expect(file.problems.map(\.kind) == [.tooDeep])
    #expect(file.nodes.count { $0.kind == .block } == TemplateFile.maximumDepth)
  }

  /// Children lie within their parent and in order, and the pieces of the file add up to the file.
  private func expectTree(_ bytes: [UInt8], _ dialect: TemplateFile.Dialect) {
    let file = TemplateFile(bytes, dialect: dialect)
    let nodes = file.nodes
    guard let fault = fault(in: nodes, count: bytes.count) else { return expectAttributes(of: file) }
    Issue.record("\(dialect): \(fault) in \(String(decoding: bytes.prefix(300), as: UTF8.self))")
  }

  private func fault(in nodes: [TemplateNode], count: Int) -> String? {
    guard nodes[0].range == TextRange(0, UInt32(count)), Int(nodes[0].next) == nodes.count else { return "bad root" }
    var covered: UInt32 = 0
    var parents: [Int] = []
    var previousEnd = [UInt32](repeating: 0, count: nodes.count)
    for row in nodes.indices {
      let node = nodes[row]
      while let parent = parents.last, Int(nodes[parent].next) <= row { parents.removeLast() }
      guard node.start <= node.end, Int(node.next) > row, Int(node.next) <= nodes.count else { return "bad row \(row)" }
      if let parent = parents.last {
        let outer = nodes[parent]
        guard outer.range.contains(node.range), node.next <= outer.next else { return "row \(row) leaves its parent" }
        guard node.start >= previousEnd[parent] else { return "row \(row) overlaps" }
        previousEnd[parent] = node.end
      }
      if node.kind == .text || node.kind == .comment || node.kind == .output || node.kind == .tag {
        guard node.start == covered else { return "gap before row \(row)" }
        covered = node.end
      }
      parents.append(row)
    }
    return covered == UInt32(count) ? nil : "the end is missing"
  }

  private func expectAttributes(of file: TemplateFile) {
    let whole = TextRange(0, UInt32(file.bytes.count))
    for attribute in file.attributes {
      let isInside = whole.contains(attribute.name) && whole.contains(attribute.value ?? attribute.name)
      guard isInside, attribute.elementStart < attribute.name.start else {
        Issue.record("\(attribute)")
        return
      }
    }
    _ = TemplateOutline(file)
  }
}
