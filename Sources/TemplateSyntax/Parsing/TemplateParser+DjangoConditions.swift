/// `{% if %}` and `{% for %}`, which have a grammar of their own.
extension TemplateParser {
  /// Operands and operators in turn; `not` may stand before any operand.
  mutating func condition(_ token: TemplateToken, _ source: Span<UInt8>) {
    var expectsOperand = true
    var isValid = !bits.isEmpty
    var i = 0
    while i < bits.count {
      let bit = bits[i]
      let next = i + 1 < bits.count ? bits[i + 1] : bit
      if isInfix(bit, source) || (source.matches("not", at: bit) && source.matches("in", at: next)) {
        builder.leaf(.word, bit)
        if source.matches("not", at: bit) || (source.matches("is", at: bit) && source.matches("not", at: next)) {
          builder.leaf(.word, next)
          i += 1
        }
        isValid = isValid && !expectsOperand
        expectsOperand = true
      } else if source.matches("not", at: bit) {
        builder.leaf(.word, bit)
        isValid = isValid && expectsOperand
      } else {
        expression(bit, source)
        isValid = isValid && expectsOperand
        expectsOperand = false
      }
      i += 1
    }
    if !isValid || expectsOperand { builder.report(.badArguments, token.range) }
  }

  private func isInfix(_ bit: Range<Int>, _ source: Span<UInt8>) -> Bool {
    guard bit.count <= 3 else { return false }
    let first = source[bit.lowerBound]
    switch bit.count {
    case 1: return first == UInt8(ascii: "<") || first == UInt8(ascii: ">")
    case 3: return source.matches("and", at: bit)
    case _:
      return source.matches("or", at: bit) || source.matches("in", at: bit) || source.matches("is", at: bit)
        || source.matches("==", at: bit) || source.matches("!=", at: bit) || source.matches("<=", at: bit)
        || source.matches(">=", at: bit)
    }
  }

  /// `for a, b in values reversed`.
  mutating func loop(_ token: TemplateToken, _ source: Span<UInt8>) {
    let isReversed = bits.last.map { source.matches("reversed", at: $0) } ?? false
    let position = bits.count - (isReversed ? 3 : 2)
    guard position >= 1, source.matches("in", at: bits[position]) else {
      builder.report(.badArguments, token.range)
      for bit in bits { builder.leaf(.unparsed, bit) }
      return
    }
    loopVariables(bits[..<position], token, source)
    builder.leaf(.word, bits[position])
    expression(bits[position + 1], source)
    if isReversed { builder.leaf(.word, bits[position + 2]) }
  }

  /// Names with commas between them; white space does not separate.
  private mutating func loopVariables(
    _ bits: ArraySlice<Range<Int>>, _ token: TemplateToken, _ source: Span<UInt8>
  ) {
    var expectsName = true
    var isValid = true
    for bit in bits {
      var start = bit.lowerBound
      for i in bit.lowerBound...bit.upperBound where i == bit.upperBound || source[i] == UInt8(ascii: ",") {
        if start < i {
          builder.leaf(.target, start..<i)
          isValid = isValid && expectsName
          expectsName = false
        }
        guard i < bit.upperBound else { break }
        isValid = isValid && !expectsName
        expectsName = true
        start = i + 1
      }
      isValid = isValid && !bit.contains { source[$0] == UInt8(ascii: "|") || source.isQuote(at: $0) }
    }
    if !isValid || expectsName { builder.report(.badArguments, token.range) }
  }
}
