/// A class of tests, or a test function of a module.
public struct TestGroup: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// With the last name of the library's class: `TestCase`, `TransactionTestCase`, `APITestCase` …
    case testCase(String)
    case pytestClass
    case function
  }

  /// Dotted.
  public var name: String
  public var kind: Kind
  public var tests: [TestMethod] = []
  /// `fixtures = […]` of a class.
  public var data: [String] = []
  public var place: DumpedPlace
  public var isOpen = false
}

/// One test.
public struct TestMethod: Sendable, Equatable {
  public var name: String
  /// Fixtures of pytest it asks for.
  public var fixtures: [String] = []
  /// Dotted name of the class that defines it, or of the module.
  public var declaredIn: String
  public var place: DumpedPlace
}

/// A fixture of pytest.
public struct TestFixture: Sendable, Equatable {
  public var name: String
  /// Dotted name of its function.
  public var function: String
  /// As written: `function` where nothing is.
  public var scope: String
  /// Where it can be asked for: a folder for `conftest.py`, else a module or a class.
  public var visibleIn: String
  /// Fixtures it asks for.
  public var requests: [String] = []
  public var isAutomatic = false
  public var place: DumpedPlace
}

/// A file of rows for the database.
public struct DataFixture: Sendable, Equatable {
  /// As `fixtures = […]` names it.
  public var name: String
  public var path: String
  /// How many rows of each model.
  public var models: [(label: String, count: Int)] = []

  public static func == (one: DataFixture, other: DataFixture) -> Bool {
    one.path == other.path && one.models.map(\.label) == other.models.map(\.label)
  }
}
