import PythonSyntax
import Testing

@testable import Retrieval

/// Which unit of a file is likeliest to be edited, everything else being equal.
@Suite struct UnitSharesTests {
  private static func unit(_ kind: CodeUnit.Kind, _ name: String, at line: Int) -> CodeUnit {
    CodeUnit(kind: kind, lines: line...line, head: line...line, name: name)
  }

  private static func shares(_ units: [(CodeUnit.Kind, String, Float)], isTest: Bool = false) -> [Float] {
    let all = units.enumerated().map { unit($1.0, $1.1, at: $0 + 1) }
    let matches = units.map { UnitMatch(text: $0.2, name: 0, parent: 0) }
    return UnitShares(all, matches, isTest: isTest).shares(prices: units.map { _ in 20 })
  }

  @Test func `shares add up to one`() {
    let shares = Self.shares([(.imports, "", 0), (.function, "a", 0.2), (.method, "B.c", 0.1)])
    #expect(abs(shares.reduce(0, +) - 1) < 1e-5)
  }

  @Test func `what says the words comes before what does not`() {
    let shares = Self.shares([(.function, "a", 0), (.function, "b", 0.3), (.function, "c", 0), (.function, "d", 0)])
    #expect(shares.max() == shares[1])
  }

  @Test func `the neighbours of a match come before what is far from it`() {
    let shares = Self.shares([
      (.function, "a", 0), (.function, "b", 0.3), (.function, "c", 0), (.function, "d", 0), (.function, "e", 0),
    ])
    #expect(shares[2] > shares[3])
  }

  @Test func `a method of a class with a match comes before one of another class`() {
    let shares = Self.shares([
      (.method, "A.a", 0.3), (.method, "A.b", 0), (.method, "A.c", 0), (.method, "B.d", 0), (.method, "B.e", 0),
    ])
    #expect(shares[2] > shares[3])
  }

  @Test func `tests get new tests at their end`() {
    let units: [(CodeUnit.Kind, String, Float)] = [
      (.method, "A.a", 0.1), (.method, "A.b", 0.1), (.method, "A.c", 0.1), (.method, "A.d", 0.1),
    ]
    #expect(Self.shares(units, isTest: true)[3] > Self.shares(units)[3])
    #expect(Self.shares(units)[3] > Self.shares(units)[2])
  }

  @Test func `imports are read, not edited`() {
    let shares = Self.shares([(.function, "a", 0.1), (.imports, "", 0.1), (.module, "", 0.1), (.function, "b", 0.1)])
    #expect(shares.min() == shares[1])
  }
}
