import TestKit
import Testing

@Suite struct CheckSpecTests {
  @Test(arguments: Spec.all(in: "check"))
  func `what is found is weighed and printed as asked`(_ spec: Spec) throws {
    spec.check(try ChangedProject(spec).transcript())
  }
}
