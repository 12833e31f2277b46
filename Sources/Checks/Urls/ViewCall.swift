/// What a route calls its view with, and whether a function can be called so.
public struct ViewCall: Sendable {
  /// Names that are always passed.
  public var required: Set<String>
  /// Names that are passed for some paths.
  public var optional: Set<String>
  public var positional: Int

  /// Nil where the pattern does not tell.
  public init?(_ route: DumpedRoute) {
    guard let parts = route.parts.value, let shape = RouteShape(parts), let extra = route.extraArguments.value else {
      return nil
    }
    optional = shape.optional
    required = Set(shape.names).subtracting(optional).union(extra)
    positional = shape.positional
    if positional > 0, !extra.isEmpty { return nil }
    if parts.contains(where: { $0.syntax == .re }), shape.variants.count > 1, positional > 0 { return nil }
  }

  public enum Misfit: Sendable {
    case unexpected(String)
    case missing(String)
    case tooMany(Int)
  }

  /// What is wrong with calling the function so, behind its first `skipped` parameters.
  public func misfit(_ function: FunctionDefinition, skipping skipped: Int) -> Misfit? {
    let all = function.parameters
    let hasRest = all.contains { $0.kind == .variadic }
    let hasNamedRest = all.contains { $0.kind == .keywordVariadic }
    let places = all.filter { $0.kind == .positional || $0.kind == .positionalOnly }
    guard places.count >= skipped || hasRest else { return nil }
    let own = Array(places.dropFirst(skipped))
    if positional > own.count, !hasRest { return .tooMany(own.count) }
    let rest = own.dropFirst(positional)
    let named = rest.filter { $0.kind == .positional } + all.filter { $0.kind == .keywordOnly }
    let names = Set(named.map(\.name))
    let given = required.union(optional)
    // A name that only some paths have breaks those.
    if !hasNamedRest, let wrong = given.sorted().first(where: { !names.contains($0) }) { return .unexpected(wrong) }
    let wanted =
      rest.map { ($0.name, $0.defaultValue) }
      + named.filter { $0.kind == .keywordOnly }.map {
        ($0.name, $0.defaultValue)
      }
    return wanted.first { $0.1 == nil && !given.contains($0.0) }.map { .missing($0.0) }
  }

  /// As it would be written in a call.
  public var words: String {
    if positional > 0 { return positional == 1 ? "one positional argument" : "\(positional) positional arguments" }
    return required.isEmpty ? "no arguments" : required.sorted().joined(separator: ", ")
  }
}
