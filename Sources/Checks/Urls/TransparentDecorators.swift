/// Decorators that leave a view's parameters as they are.
public enum TransparentDecorators {
  private static let modules: [String] = [
    "django.contrib.auth.decorators", "django.contrib.admin.views.decorators", "django.views.decorators",
    "django.utils.decorators.method_decorator", "django.db.transaction", "rest_framework.decorators",
    "drf_spectacular.utils", "drf_yasg.utils", "functools.wraps", "django.db.connection", "typing.override",
    "typing_extensions.override", "rest_framework.decorators.action",
  ]

  /// Whether calls pass through to the function with the arguments they have.
  public static func contains(_ decorator: ID<Node>, in file: CheckedFile) -> Bool {
    let callee = Call(decorator, in: file.tree)?.callee ?? decorator
    guard [.name, .attribute].contains(file.tree.kind(callee)) else { return false }
    if let dotted = file.dotted(callee), modules.contains(where: { dotted == $0 || dotted.hasPrefix($0 + ".") }) {
      return true
    }
    guard let written = file.tree.dottedName(of: callee),
      case .function(let id)? = file.project.tables.meaning(ofDotted: written, in: file.row)
    else { return false }
    return passesOn(file.project.tables.functions[id], file.project)
  }

  /// A decorator of the project whose inner function passes on all it is given.
  private static func passesOn(_ function: FunctionRow, _ project: CheckedProject) -> Bool {
    let tree = project.tables.file(function.file)
    let file = project.file(function.file)
    // What `@contextmanager` makes is a decorator too, which only does something before and after.
    let isContext = tree.decorators(of: function.node).contains { file.dotted($0) == "contextlib.contextmanager" }
    if isContext { return true }
    var innermost: FunctionDefinition?
    for row in tree.subtree(of: function.node).dropFirst() {
      if let inner = FunctionDefinition(ID(row), in: tree) { innermost = inner }
    }
    guard let inner = innermost else { return false }
    let kinds = inner.parameters
    guard let rest = kinds.first(where: { $0.kind == .variadic }),
      let named = kinds.first(where: { $0.kind == .keywordVariadic }), kinds.count <= 3
    else { return false }
    let text = tree.text(of: inner.id)
    let leading = kinds.filter { $0.kind != .variadic && $0.kind != .keywordVariadic }.map(\.name)
    return hasOnlyPlainCalls(inner, passing: rest.name, after: leading, tree)
      && text.contains("*\(rest.name), **\(named.name))") && !text.contains("\(named.name)[")
      && !text.contains("\(named.name).pop") && !text.contains("\(named.name).update")
      && !text.contains("\(named.name).setdefault")
  }

  /// Whether what gets the rest gets before it what the inner function got, and nothing else.
  private static func hasOnlyPlainCalls(
    _ inner: FunctionDefinition, passing rest: String, after leading: [String], _ tree: PythonFile
  ) -> Bool {
    tree.subtree(of: inner.id).allSatisfy { row in
      guard let call = Call(ID(row), in: tree) else { return true }
      let given = tree.children(of: call.id).dropFirst().map { (tree.kind($0), tree.text(of: $0)) }
      guard let place = given.firstIndex(where: { $0.0 == .starred && $0.1 == "*" + rest }) else { return true }
      return given[..<place].map(\.1) == leading
    }
  }
}
