import Base
import Testing

@testable import djangology

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("capsule", "capsule", 0), ("capsul", "capsule", 1), ("cpasule", "capsule", 1), ("", "ab", 2), ("abc", "xyz", 3),
  ])
  func `distance counts slips of the fingers`(_ a: String, _ b: String, _ distance: Int) {
    #expect(Suggestion.distance(a, b) == distance)
    #expect(Suggestion.distance(b, a) == distance)
  }

  @Test(
    arguments: [("capsul", "capsule"), ("ipmact", "impact"), ("migr", "migrations"), ("zzz", nil), ("x", nil)]
      as [(String, String?)])
  func `only what is near is suggested`(_ word: String, _ suggestion: String?) {
    #expect(Suggestion.nearest(to: word, in: ["capsule", "impact", "migrations", "show"]) == suggestion)
  }
}
