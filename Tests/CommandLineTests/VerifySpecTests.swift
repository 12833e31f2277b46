import TestKit
import Testing

@testable import djangology

@Suite struct VerifySpecTests {
  @Test(arguments: Spec.all(in: "verify"))
  func `what a change forgot is told, and nothing else`(_ spec: Spec) throws {
    spec.check(try ChangedProject(spec).transcript())
  }
}
