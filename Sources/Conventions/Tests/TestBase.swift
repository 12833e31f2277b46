import Checks

let testBase = Convention(
  "test-base", "bases of test classes", sentence: { "Test classes inherit from `\($0)`." }
) { project, instances in
  SharedBase(project.leaves("test", inTests: true)).collect(&instances)
}
