import Base
import PythonSyntax

/// Writes a tree in the shape of CPython's `ast` (3.13), one line a node, in the order of `_fields`.
///
/// `Tests/Conformance/python_ast.py` writes the same text from CPython; the two are compared byte for byte.
/// A line is the class, its position, then each field: `=*` a node that follows, `=-` none, `=[n]` a list of n nodes
/// that follow (`-` for a missing one), anything else the value itself.
struct AstWriter {
  let file: PythonFile
  private let starts: [UInt32]
  private var line = 0
  var out: [UInt8] = []

  init(_ file: PythonFile) {
    self.file = file
    starts = LineIndex(file.source).starts
    out.reserveCapacity(file.nodes.count * 48)
  }

  /// The whole module.
  mutating func writeModule() {
    open("Module")
    let statements = Array(file.children(of: file.root))
    list("body", statements.count)
    list("type_ignores", 0)
    close()
    write(statements: statements)
  }
}

// MARK: Lines

extension AstWriter {
  mutating func put(_ text: StaticString) {
    unsafe out.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func put(_ text: String) { out.append(contentsOf: text.utf8) }

  /// Begins the line of a node without a position.
  mutating func open(_ name: StaticString) { put(name) }

  /// Begins the line of a node at `range`.
  mutating func open(_ name: StaticString, _ range: TextRange) {
    put(name)
    put(" ")
    position(range.start)
    put("-")
    position(range.end)
  }

  mutating func close() { out.append(UInt8(ascii: "\n")) }

  private mutating func position(_ offset: UInt32) {
    seek(offset)
    decimal(line + 1)
    put(":")
    decimal(Int(offset - starts[line]))
  }

  /// Moves `line` to the one that holds `offset`; neighbours are tried first because nodes come nearly in order.
  private mutating func seek(_ offset: UInt32) {
    var steps = 0
    while line + 1 < starts.count, starts[line + 1] <= offset, steps < 8 {
      line += 1
      steps += 1
    }
    if starts[line] <= offset, line + 1 == starts.count || starts[line + 1] > offset { return }
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    line = low
  }

  mutating func decimal(_ value: Int) {
    if value >= 10 { decimal(value / 10) }
    out.append(UInt8(ascii: "0") + UInt8(value % 10))
  }
}

// MARK: Fields

extension AstWriter {
  /// A field whose value is on the line itself.
  mutating func field(_ name: StaticString, _ value: StaticString) {
    fieldName(name)
    put(value)
  }

  /// A field that is a node, or missing.
  mutating func node(_ name: StaticString, _ isPresent: Bool = true) {
    fieldName(name)
    put(isPresent ? "*" : "-")
  }

  mutating func list(_ name: StaticString, _ count: Int) {
    fieldName(name)
    put("[")
    decimal(count)
    put("]")
  }

  mutating func number(_ name: StaticString, _ value: Int) {
    fieldName(name)
    decimal(value)
  }

  /// A field that is a name, or missing when the symbol is none.
  mutating func name(_ field: StaticString, _ symbol: Symbol) {
    fieldName(field)
    if symbol.isNone { put("-") } else { identifier(symbol) }
  }

  mutating func names(_ field: StaticString, _ symbols: [Symbol]) {
    fieldName(field)
    put("[")
    for (i, symbol) in symbols.enumerated() {
      if i > 0 { put(",") }
      identifier(symbol)
    }
    put("]")
  }

  mutating func fieldName(_ name: StaticString) {
    put(" ")
    put(name)
    put("=")
  }

  mutating func identifier(_ symbol: Symbol) {
    for scalar in file.name(symbol).unicodeScalars { escaped(scalar.value) }
  }

  /// One code point of a string: printable ASCII as is, all else as `\{hex}`.
  mutating func escaped(_ codePoint: UInt32) {
    if codePoint >= 0x20, codePoint < 0x7f, codePoint != 0x5c {
      out.append(UInt8(codePoint))
    } else {
      put("\\{")
      put(String(codePoint, radix: 16))
      put("}")
    }
  }
}
