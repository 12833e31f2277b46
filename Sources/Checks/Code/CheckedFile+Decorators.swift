import Base
import PythonSyntax

extension CheckedFile {
  /// Whether a decorator comes from a library that may do more than wrap what stands below it: give the class around it
  /// another method (`__set_name__`), or the module another name.
  func isForeign(decorator: ID<Node>) -> Bool {
    let called = Call(decorator, in: tree)?.callee ?? decorator
    guard let dotted = dotted(called), let root = dotted.dottedParts.first.map(String.init) else {
      return false
    }
    return !project.tables.knows(root) && !Self.plainDecorators.contains(root)
  }

  /// Python's own, and libraries whose decorators touch nothing but what they decorate.
  private static let plainDecorators: Set<String> = [
    "abc", "asgiref", "asyncio", "attr", "attrs", "builtins", "celery", "collections", "contextlib", "dataclasses",
    "django", "drf_spectacular", "drf_yasg", "enum", "factory", "functools", "graphene", "pydantic", "pytest",
    "rest_framework", "strawberry", "typing", "typing_extensions", "unittest", "warnings",
  ]
}
