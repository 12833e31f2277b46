import Platform
import Testing

@Suite struct EnvironmentTests {
  @Test func `a variable that is not set has no value`() {
    #expect(Environment.variable("DJANGOLOGY_NEVER_SET") == nil)
    #expect(Environment.variable("PATH")?.isEmpty == false)
  }

  @Test func `the current directory is absolute and there is a processor`() {
    #expect(FilePath(Environment.currentDirectory).isAbsolute)
    #expect(Environment.processorCount >= 1)
  }

  @Test func `a stopwatch never runs backwards`() {
    let watch = Stopwatch()
    let first = watch.nanoseconds
    #expect(watch.nanoseconds >= first)
    #expect(first >= 0)
  }
}
