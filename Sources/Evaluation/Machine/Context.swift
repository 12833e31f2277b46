import Base
import PythonSyntax

/// Where code runs: what its names mean.
struct Context {
  var module: ID<Module>
  var file: ID<LoadedFile>
  /// The file's tree: beside the number of the file, as every step reads rows of it.
  let nodes: [Node]
  /// Innermost function or comprehension scope; nil at module level.
  var scope: ID<Scope>?
  /// The class whose body runs: names are bound in it.
  var body: ID<ClassObject>?
  /// What `super()` and `__class__` mean.
  var owner: ID<ClassObject>?
  /// First argument of the running function.
  var receiver: Value?
  /// Qualified names start with it: `Outer.`.
  var prefix: Text = .empty
  /// The function that runs; its `function.<locals>.` starts qualified names once one is asked for.
  var function: ID<FunctionObject>?
}

/// How a statement ended.
enum Flow {
  case normal, returned, broke, continued, raised
}

/// A binding made while a branch runs that may be undone.
struct JournalEntry {
  enum Target: Hashable {
    case module(ID<Module>)
    case scope(ID<Scope>)
    case body(ID<ClassObject>)
  }

  var target: Target
  var name: Text
  var old: Value?
}

extension Evaluator {
  @inline(__always)
  func node(_ context: Context, _ row: Int) -> Node { context.nodes[row] }

  @inline(__always)
  func end(_ context: Context, _ row: Int) -> Int { row &+ Int(context.nodes[row].size) }

  /// Module level of a module's own file, or of another that runs in its names.
  func context(of module: ID<Module>, file: ID<LoadedFile>? = nil) -> Context {
    let file = file ?? modules[module].file
    return Context(module: module, file: file, nodes: files[file].tree.nodes)
  }

  /// The text of a symbol of the file.
  mutating func text(_ symbol: Symbol, _ context: Context) -> Text {
    let file = Int(context.file.index)
    let known = files[file].symbols[Int(symbol.index)]
    if known != UInt32.max { return Text(known) }
    let text = texts.intern(files[file].tree.name(symbol))
    files[file].symbols[Int(symbol.index)] = text.index
    return text
  }

  /// The content of a `string` or `bytes` row.
  mutating func literal(_ row: Int, _ context: Context) -> Text {
    let place = place(context, row)
    // Code outside of functions runs once.
    if context.scope != nil, let known = literalMemo[place] { return Text(known) }
    let text: Text
    if let plain = files[context.file].tree.plainText(of: row) {
      let source = files[context.file].tree.source
      text = texts.intern(source.span, plain)
    } else {
      text = texts.intern(files[context.file].tree.literalText(of: row))
    }
    if context.scope != nil { literalMemo.set(place, text.index) }
    return text
  }

  mutating func text(of row: Int, _ context: Context) -> Text { text(node(context, row).symbol, context) }

  /// The name of a row. (A text made inside a subscript of the table would be looked up in the table as it was.)
  mutating func string(of row: Int, _ context: Context) -> String {
    let text = text(of: row, context)
    return texts[text]
  }

  func place(_ context: Context, _ row: Int) -> Place { Place(context.file, row) }

  /// The rows of the children.
  func children(_ context: Context, _ row: Int) -> [Int] {
    var rows: [Int] = []
    var child = row + 1
    let last = end(context, row)
    while child < last {
      rows.append(child)
      child = end(context, child)
    }
    return rows
  }

  func lastChild(_ context: Context, _ row: Int) -> Int? {
    var found: Int?
    var child = row + 1
    let last = end(context, row)
    while child < last {
      found = child
      child = end(context, child)
    }
    return found
  }
}
