import Conventions
import Testing

@testable import Contract

@Suite struct ConventionClaimTests {
  @Test func `every claim is about a convention that is looked at`() {
    let names = Set(allConventions.map(\.name))
    for claim in ConventionClaim.all { #expect(names.contains(claim.convention), "\(claim.convention)") }
  }

  @Test func `claims are read in lower case`() {
    for word in ConventionClaim.all.flatMap(\.words) { #expect(word == word.lowercased()) }
  }
}
