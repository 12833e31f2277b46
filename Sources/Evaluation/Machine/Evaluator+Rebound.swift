import Base
import PythonSyntax

/// Names of a library's module that others bind anew: by importing a submodule of that name, by assigning to the module.
///
/// The module's own statements saw what they had bound themselves. Here they run when they are asked for, which can be
/// after that, so what they bound is kept for them.
extension Evaluator {
  /// Binds a name of a module from outside.
  mutating func rebind(_ name: Text, _ value: Value, in module: ID<Module>, at place: Place) {
    keepOwn(name, beside: value, in: module)
    modules[module].namespace.bind(name, value, at: place)
  }

  /// Binds a submodule in its package, as `import` does; what the package binds after having imported it stays.
  mutating func bindSubmodule(_ submodule: ID<Module>, _ name: Text, in package: ID<Module>) {
    if bindsItselfLater(name, in: package) { return }
    rebind(name, .module(submodule), in: package, at: .nowhere)
  }

  /// What a statement at the top of a library's module sees where others have bound the name since.
  @inline(__always)
  func ownName(_ name: Text, _ context: Context) -> Value? {
    guard context.function == nil, !modules[context.module].own.isEmpty else { return nil }
    return modules[context.module].own[name]
  }

  private mutating func keepOwn(_ name: Text, beside value: Value, in module: ID<Module>) {
    guard modules[module].origin != .project, modules[module].own[name] == nil, ownRow(of: name, in: module) != nil,
      let old = global(name, in: module), old != value
    else { return }
    modules[module].own[name] = old
  }

  /// The last statement of the module that binds the name.
  private mutating func ownRow(of name: Text, in module: ID<Module>) -> Int? {
    if !modules[module].isIndexed { notePending(module) }
    if let row = modules[module].pending[name]?.last { return Int(row) }
    guard let place = modules[module].namespace.place(of: name), !place.isNowhere, place.file == modules[module].file
    else { return nil }
    return Int(place.node)
  }

  /// `from .tasks import tasks`: when the statement ends, the name is no longer the submodule's.
  private mutating func bindsItselfLater(_ name: Text, in package: ID<Module>) -> Bool {
    guard modules[package].origin != .project, let last = ownRow(of: name, in: package) else { return false }
    let context = self.context(of: package)
    let submodule = texts[modules[package].name] + "." + texts[name]
    var row = 1
    while row < end(context, last) {
      switch node(context, row).kind {
      case .functionDef, .asyncFunctionDef, .classDef: row = end(context, row)
      case .importFrom where imports(submodule, row, context): return true
      default: row += 1
      }
    }
    return false
  }

  private mutating func imports(_ submodule: String, _ row: Int, _ context: Context) -> Bool {
    let source = sourceName(of: row, context)
    if source == submodule || source.hasPrefix(submodule + ".") { return true }
    for alias in children(context, row) where node(context, alias).kind == .alias {
      guard let name = children(context, alias).first, let part = children(context, name).first else { continue }
      if source + "." + string(of: part, context) == submodule { return true }
    }
    return false
  }
}
