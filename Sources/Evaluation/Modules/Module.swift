public import Base
public import PythonSyntax

/// One module of the program.
public struct Module: Sendable {
  public enum State: Sendable {
    /// Nothing of it was run; libraries run name by name and stay in this state.
    case named
    case running
    case finished
  }

  public var name: Text
  public var file: ID<LoadedFile>
  public var path: String
  public var isPackage: Bool
  public var origin: ModuleSource.Origin
  public var state = State.named
  public var namespace = Namespace()
  /// Of a library: the statements that bind each name and were not run yet, in order.
  var pending: [Text: [UInt32]] = [:]
  /// Of a library: the modules it imports everything from, rows of `importFrom`.
  var stars: [UInt32] = []
  /// Those under an `if` or `try`: the statements around them, which run as soon as an unknown name is asked for.
  var nestedStars: [UInt32] = []
  /// Names for what was taken from a class's options, to the class: `field = Order._meta.get_field("total")`.
  var takenFromOptions: [Text: Text] = [:]
  var isIndexed = false
  /// Of a library: what its own statements bound to names that others have bound anew.
  var own: [Text: Value] = [:]
  /// Of a library: names that were asked for and are not there.
  var missing = TextMap()
  /// Top-level statements that ran before their turn.
  var ranEarly: Set<UInt32> = []
  /// Star imports that were asked for a name, against cycles.
  var askedStars: Set<[UInt32]> = []
  /// The same of the imports themselves, by name and row: `from .compiled import *` in a package asks the package for
  /// `compiled` when there is no such file.
  var startedStars: Set<[UInt32]> = []
  /// Something was imported with `*` from what is not known: any name may exist.
  public var isOpen = false
}

/// A file under evaluation: its tree and the texts of its symbols.
public struct LoadedFile: Sendable {
  public var tree: PythonFile
  public var path: String
  /// The catalogue's: lines are not those of the original.
  var isReduced = false
  /// Text of each symbol of the tree, filled when first asked for.
  var symbols: [UInt32]
  /// Where lines start, found when first asked for.
  var lines: LineIndex?
}
