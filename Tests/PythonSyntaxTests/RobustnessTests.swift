import PythonSyntax
import SyntaxInvariants
import TestKit
import Testing

/// Any bytes give a tree that keeps its promises, and what stands before the damage survives it.
///
/// `Tools/PythonRobust` does the same to whole libraries.
@Suite struct RobustnessTests {
  /// Every text in the specs of the tree, as one healthy file after the other.
  private static let texts: [[UInt8]] = Spec.all(in: "ast").flatMap { $0.files.map(\.bytes) }

  @Test func `every prefix of every specified text has a sound tree`() {
    for text in Self.texts {
      for length in 0...text.count { expectSound(PythonFile(Array(text.prefix(length))), "prefix \(length)") }
    }
  }

  @Test(arguments: Damage.Kind.allCases)
  func `damaged texts have sound trees`(_ kind: Damage.Kind) {
    var random = SeededGenerator(seed: 1)
    for text in Self.texts {
      for _ in 0..<20 {
        let damage = Damage(kind, in: text, &random)
        expectSound(PythonFile(damage.applied(to: text)), "\(damage)")
      }
    }
  }

  @Test(arguments: Damage.Kind.allCases)
  func `definitions before the damage stay as they were`(_ kind: Damage.Kind) throws {
    let definitions = (0..<40).map {
      "@d\ndef f\($0)(a, *b):\n    if a:\n        return f'{b:{a}}'\n\nclass C\($0)(B): x = [1]\n"
    }
    let text = Array(definitions.joined(separator: "\n").utf8)
    let healthy = try #require(HealthyFile(text))
    var random = SeededGenerator(seed: 2)
    var spared = 0
    for _ in 0..<300 {
      let damage = Damage(kind, in: text, &random)
      spared += healthy.definitionCount(before: damage.offset)
      let broken = PythonFile(damage.applied(to: text))
      #expect(healthy.lostDefinition(in: broken, before: damage.offset) == nil, "\(damage)")
    }
    #expect(spared > 1000)
  }

  @Test(arguments: [
    "(", "[", "{", "f'{", "-", "not ", "lambda: ", "a if b else ", "a(", "a[", "x = ", "if x:\n ", "await ",
  ])
  func `deep nesting is bounded`(_ opening: String) {
    let text = String(repeating: opening, count: 20_000)
    expectSound(PythonFile(Array(text.utf8)), opening)
  }

  @Test(arguments: ["+1", ".a", "()", "[0]", " and a", " < a", ",a", "\n", ";a", " = a"])
  func `long chains are not deep`(_ link: String) {
    let file = PythonFile(Array(("a" + String(repeating: link, count: 20_000)).utf8))
    expectSound(file, link)
    #expect(file.problems.isEmpty)
  }

  private func expectSound(_ file: PythonFile, _ what: String) {
    #expect(treeViolation(in: file) == nil, "\(what)")
    #expect(shapeViolation(in: file) == nil, "\(what)")
  }
}
