import Base
import PythonSyntax

/// String literals that could name something: one word without blanks, up to 120 bytes, not a docstring.
let stringExtractor = Extractor("strings", on: [.string, .formattedString]) { row, pass in
  guard row > 0, pass.nodes[row - 1].kind != .expressionStatement, pass.couldBeName(row) else { return }
  let context = pass.stringContext(row)
  pass.facts.strings.append(
    StringFact(
      text: pass.words.add(pass.literalText(row)), range: pass.nodes[row].range, scope: pass.scope,
      call: pass.words.word(context.call, in: pass.file), label: pass.words.word(context.label, in: pass.file)))
}

extension Extraction {
  fileprivate func couldBeName(_ row: Int) -> Bool {
    let range = nodes[row].kind == .string ? contents(of: nodes[row]) : nodes[row].range.indices
    guard range.count > 1, range.count <= 120 else { return false }
    for i in range {
      let byte = file.source[i]
      if byte <= 0x20 || byte == 0x5c || byte >= 0x80 { return false }
    }
    return true
  }

  fileprivate func stringContext(_ row: Int) -> (call: Symbol, label: Symbol) {
    var label = Symbol.none
    for context in contexts.reversed() {
      switch context.kind {
      case .keyword, .target: if label.isNone { label = context.symbol }
      case .call: return (context.symbol, label)
      }
    }
    return (.none, label)
  }
}
