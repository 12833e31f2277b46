import Base
public import Evaluation
import PythonSyntax

/// The tests and fixtures of modules that have been run, as unittest and pytest collect them.
public struct TestCollection: Sendable {
  public private(set) var groups: [TestGroup] = []
  public private(set) var fixtures: [TestFixture] = []
  private let patterns: TestPatterns

  public init(of evaluator: inout Evaluator, patterns: TestPatterns = .init()) {
    self.patterns = patterns
    addClasses(&evaluator)
    addFunctions(&evaluator)
    groups.sort { $0.name < $1.name }
    fixtures.sort { ($0.visibleIn, $0.name) < ($1.visibleIn, $1.name) }
  }

  private static let roots = ["unittest.TestCase", "unittest.case.TestCase"]

  // MARK: Classes

  private mutating func addClasses(_ evaluator: inout Evaluator) {
    for row in evaluator.classes.indices where evaluator.classes[row].origin == .project {
      let type = ID<ClassObject>(row)
      guard evaluator.isWritten(type), let name = evaluator.dottedName(of: .class(type)), !name.contains("<locals>"),
        let kind = kind(of: type, in: evaluator)
      else { continue }
      var group = TestGroup(name: name, kind: kind, place: place(evaluator.classes[type].place, in: &evaluator))
      group.tests = methods(of: type, kind, in: &evaluator)
      group.data = data(of: type, in: &evaluator)
      group.isOpen = evaluator.classes[type].isOpen
      if !group.tests.isEmpty || !group.data.isEmpty { groups.append(group) }
    }
  }

  private func kind(of type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> TestGroup.Kind? {
    for root in TestCollection.roots where evaluator.inherits(type, from: root) {
      return .testCase(libraryBase(of: type, in: evaluator) ?? "TestCase")
    }
    guard let path = evaluator.path(of: evaluator.classes[type].place), patterns.holds(file: path),
      patterns.holds(class: evaluator.string(evaluator.classes[type].name))
    else { return nil }
    return .pytestClass
  }

  /// The nearest base that is a library's.
  private func libraryBase(of type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> String? {
    for case .class(let base) in evaluator.classes[type].order where evaluator.classes[base].origin != .project {
      for root in TestCollection.roots where evaluator.inherits(base, from: root) {
        return evaluator.string(evaluator.classes[base].name)
      }
    }
    return nil
  }

  private func methods(
    of type: ID<ClassObject>, _ kind: TestGroup.Kind, in evaluator: inout Evaluator
  ) -> [TestMethod] {
    var seen: Set<String> = []
    var methods: [TestMethod] = []
    for case .class(let owner) in evaluator.classes[type].order where evaluator.classes[owner].origin == .project {
      for (text, value) in evaluator.classes[owner].namespace.entries() {
        let name = evaluator.string(text)
        guard name.hasPrefix("test"), case .function(let function) = innermost(value, in: &evaluator),
          seen.insert(name).inserted
        else { continue }
        var method = TestMethod(
          name: name, declaredIn: evaluator.dottedName(of: .class(owner)) ?? "?",
          place: place(evaluator.functions[function].place, in: &evaluator))
        if case .pytestClass = kind { method.fixtures = requests(of: function, in: evaluator) }
        methods.append(method)
      }
    }
    return methods
  }

  private func data(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> [String] {
    guard let value = evaluator.rawAttribute(evaluator.text("fixtures"), in: type)?.value else { return [] }
    return (evaluator.elements(of: value) ?? []).compactMap { evaluator.text(of: evaluator.certain($0)) }
  }

  // MARK: Functions

  private mutating func addFunctions(_ evaluator: inout Evaluator) {
    for row in evaluator.functions.indices where evaluator.functions[row].origin == .project {
      let id = ID<FunctionObject>(row)
      let function = evaluator.functions[id]
      guard !function.isInner, let path = evaluator.path(of: function.place),
        let definition = FunctionDefinition(
          ID(Int(function.place.node)), in: evaluator.files[function.place.file].tree)
      else { continue }
      if let decorator = FixtureDecorator(of: definition) {
        fixtures.append(fixture(id, decorator, path, in: &evaluator))
      } else if function.owner == nil, patterns.holds(file: path), evaluator.string(function.name).hasPrefix("test") {
        addTest(id, in: &evaluator)
      }
    }
  }

  private mutating func addTest(_ id: ID<FunctionObject>, in evaluator: inout Evaluator) {
    let function = evaluator.functions[id]
    let module = evaluator.string(evaluator.modules[function.module].name)
    let name = evaluator.string(function.name)
    let place = place(function.place, in: &evaluator)
    let test = TestMethod(
      name: name, fixtures: requests(of: id, in: evaluator), declaredIn: module, place: place)
    groups.append(TestGroup(name: module + "." + name, kind: .function, tests: [test], place: place))
  }

  private func fixture(
    _ id: ID<FunctionObject>, _ decorator: FixtureDecorator, _ path: String, in evaluator: inout Evaluator
  ) -> TestFixture {
    let function = evaluator.functions[id]
    let module = evaluator.string(evaluator.modules[function.module].name)
    let name = evaluator.string(function.name)
    let qualified = module + "." + evaluator.string(function.qualifiedName)
    var visible = module
    if let owner = function.owner {
      visible = evaluator.dottedName(of: .class(owner)) ?? module
    } else if path == "conftest.py" || path.hasSuffix("/conftest.py") {
      visible = path == "conftest.py" ? "." : String(path.dropLast("/conftest.py".count)) + "/"
    }
    var fixture = TestFixture(
      name: decorator.name ?? name, function: qualified, scope: decorator.scope ?? "function", visibleIn: visible,
      place: place(function.place, in: &evaluator))
    fixture.requests = requests(of: id, in: evaluator)
    fixture.isAutomatic = decorator.isAutomatic
    return fixture
  }

  /// The parameters that pytest fills with fixtures: not `self`, not those with defaults or from `parametrize`.
  private func requests(of id: ID<FunctionObject>, in evaluator: borrowing Evaluator) -> [String] {
    let function = evaluator.functions[id]
    let tree = evaluator.files[function.place.file].tree
    guard let definition = FunctionDefinition(ID(Int(function.place.node)), in: tree) else { return [] }
    let given = ParametrizedNames(of: definition).names
    var parameters = definition.parameters
    if function.owner != nil, !parameters.isEmpty { parameters.removeFirst() }
    parameters = Array(parameters.dropFirst(PatchedArguments(of: definition).count))
    let names = parameters.filter { parameter in
      parameter.defaultValue == nil && parameter.kind != .variadic && parameter.kind != .keywordVariadic
    }.map(\.name)
    return names.filter { $0 != "request" && !given.contains($0) }
  }

  private func innermost(_ value: Value, in evaluator: inout Evaluator) -> Value {
    var value = evaluator.certain(value)
    for _ in 0..<16 {
      if case .descriptor(let id) = value { value = evaluator.certain(evaluator.descriptors[id].function) }
      guard case .function = value, let inner = evaluator.attribute("__wrapped__", of: value), case .function = inner
      else {
        break
      }
      value = inner
    }
    return value
  }

  private func place(_ place: Place, in evaluator: inout Evaluator) -> DumpedPlace {
    DumpedPlace(file: .value(evaluator.path(of: place)), line: .value(evaluator.line(of: place)))
  }
}
