import Base
import PythonSyntax

/// `@pytest.fixture(scope="session", autouse=True, name="x")`, read from the source: pytest itself need not be at hand.
struct FixtureDecorator {
  var scope: String?
  var name: String?
  var isAutomatic = false

  /// Nil for a function that is no fixture.
  init?(of definition: FunctionDefinition) {
    let tree = definition.file
    for decorator in definition.decorators {
      let row = tree.kind(decorator) == .decorator ? tree.firstChild(of: decorator) ?? decorator : decorator
      let call = Call(row, in: tree)
      let callee = call?.calleeName ?? tree.text(of: row)
      guard ["pytest.fixture", "fixture", "pytest_asyncio.fixture", "pytest.yield_fixture"].contains(callee) else {
        continue
      }
      scope = call?[keyword: "scope"].map { tree.unquoted($0) }
      name = call?[keyword: "name"].map { tree.unquoted($0) }
      isAutomatic = call?[keyword: "autouse"].map { tree.text(of: $0) } == "True"
      return
    }
    return nil
  }
}

/// The parameters that `@pytest.mark.parametrize("a, b", …)` fills.
struct ParametrizedNames {
  private(set) var names: Set<String> = []

  init(of definition: FunctionDefinition) {
    let tree = definition.file
    for decorator in definition.decorators {
      let row = tree.kind(decorator) == .decorator ? tree.firstChild(of: decorator) ?? decorator : decorator
      guard let call = Call(row, in: tree), call.calleeName?.hasSuffix("parametrize") == true,
        let first = call.arguments.first ?? call[keyword: "argnames"]
      else { continue }
      let words = tree.text(of: first).split { !($0.isLetter || $0.isNumber || $0 == "_") }
      names.formUnion(words.map(String.init))
    }
  }
}

/// The parameters that `@patch("x")` fills: one for each that names no replacement.
struct PatchedArguments {
  private(set) var count = 0

  init(of definition: FunctionDefinition) {
    let tree = definition.file
    for decorator in definition.decorators {
      let row = tree.kind(decorator) == .decorator ? tree.firstChild(of: decorator) ?? decorator : decorator
      guard let call = Call(row, in: tree), let name = call.calleeName else { continue }
      let parts = name.dottedParts
      let isObject = parts.suffix(2).elementsEqual(["patch", "object"])
      guard parts.last == "patch" || isObject, call[keyword: "new"] == nil else { continue }
      if call.arguments.count == (isObject ? 2 : 1) { count += 1 }
    }
  }
}

extension PythonFile {
  /// The text of a string literal without its quotes; of anything else its source.
  fileprivate func unquoted(_ row: ID<Node>) -> String {
    let text = text(of: row)
    guard let quote = text.first, quote == "'" || quote == "\"", text.last == quote, text.count > 1 else { return text }
    return String(text.dropFirst().dropLast())
  }
}
