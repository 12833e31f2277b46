import Django
import FastAPI

/// What is read of a booted project beside Django's registry.
struct ProjectExtras: Sendable {
  var apis = APIReport()
  var tests: [TestGroup] = []
  var fixtures: [TestFixture] = []
  var dataFixtures: [DataFixture] = []
  var checks: [SystemCheck] = []
  var beat: [BeatEntry] = []
  var graph: [GraphType] = []
}

extension StartedBoot {
  /// After the dump, or after `startPlain`: what is imported here was not imported by the start.
  mutating func extras() -> ProjectExtras {
    var extras = ProjectExtras()
    extras.checks = boot.systemChecks()
    extras.beat = boot.beatSchedule()
    extras.graph = boot.graphTypes()
    extras.apis = apiReport()
    importTests()
    let collection = TestCollection(of: &boot.evaluator, patterns: patterns)
    extras.tests = collection.groups
    extras.fixtures = collection.fixtures
    extras.dataFixtures = DataFixtures.find(among: paths) { tree.read($0) }
    return extras
  }
}
