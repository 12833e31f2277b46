internal import Base

/// Writes what stands behind a Django tag's name.
extension TemplateParser {
  mutating func djangoArguments(_ token: TemplateToken, _ source: Span<UInt8>) {
    split(token, source)
    switch token.tag.djangoGrammar {
    case .nothing: return
    case .arguments(let words, let count, let keys):
      if !count.contains(sequence(words, source, keys: keys)) { builder.report(.badArguments, token.range) }
      if keys == .assigned { checkAssignments(token, source) }
    case .lenient(let words): _ = sequence(words, source, keys: nil)
    case .names(let count): leaves(.name, count, token)
    case .words(let count): optionWords(count, token, source)
    case .choice(let words):
      leaves(.word, 1...1, token)
      if bits.count == 1, !words.contains(where: { source.matches($0, at: bits[0]) }) {
        builder.report(.badArguments, token.range)
      }
    case .condition: condition(token, source)
    case .loop: loop(token, source)
    case .filterChain: filterChain(token, source)
    case .load: load(source)
    case .cache: cache(token, source)
    case .image: image(source)
    case .query: query(source)
    case .cycle:
      if bits.isEmpty { builder.report(.badArguments, token.range) }
      if bits.count == 1 {
        builder.leaf(.name, bits[0])
      } else {
        _ = sequence([.as, .silent], source, keys: .nowhere)
      }
    case .path: path(token, source)
    case .lorem:
      for bit in bits {
        let isWord = ["w", "p", "b", "random"].contains { source.matches($0, at: bit) }
        if isWord { builder.leaf(.word, bit) } else { expression(bit, source) }
      }
    }
  }

  mutating func closingArguments(_ token: TemplateToken, _ source: Span<UInt8>) {
    split(token, source)
    for bit in bits { builder.leaf(.name, bit) }
  }

  private mutating func split(_ token: TemplateToken, _ source: Span<UInt8>) {
    bits.removeAll(keepingCapacity: true)
    var splitter = SmartSplit(token.name.upperBound..<token.content.upperBound)
    while let bit = splitter.next(in: source) { bits.append(bit) }
  }

  /// An expression whose faults are problems.
  mutating func expression(_ range: Range<Int>, _ source: Span<UInt8>) {
    var parser = FilterExpressionParser(range)
    if !parser.parse(source, &builder) { builder.report(.badExpression, range) }
  }

  /// An expression, or one `.unparsed` leaf if it is none.
  private mutating func expressionOrText(_ range: Range<Int>, _ source: Span<UInt8>) {
    let (rows, problems) = (builder.rows.count, builder.problems.count)
    var parser = FilterExpressionParser(range)
    guard !parser.parse(source, &builder) else { return }
    builder.rows.removeLast(to: rows)
    builder.problems.removeLast(builder.problems.count - problems)
    builder.leaf(.unparsed, range)
  }

  /// `{{ … }}` inside `{% blocktranslate %}` is a key of the context as it stands.
  mutating func translationKey(_ range: Range<Int>, _ source: Span<UInt8>) {
    let isPath = source.endOfName(from: range.lowerBound, in: range.upperBound, dots: true) == range.upperBound
    builder.expression(isPath ? source.kindOfName(range) : .unparsed, range)
  }

  private mutating func value(_ range: Range<Int>, _ source: Span<UInt8>, reporting: Bool) {
    if reporting { expression(range, source) } else { expressionOrText(range, source) }
  }

  private mutating func leaves(_ kind: NodeKind, _ count: ClosedRange<Int>, _ token: TemplateToken) {
    if !count.contains(bits.count) { builder.report(.badArguments, token.range) }
    for bit in bits { builder.leaf(kind, bit) }
  }

  /// Expressions, assignments and words in any order; `keys` is `nil` for tags whose grammar is unknown.
  ///
  /// - Returns: how many expressions stand alone, not as the value of something.
  private mutating func sequence(_ words: Keywords, _ source: Span<UInt8>, keys: TagGrammar.Keys?) -> Int {
    var previous: Keywords?
    var alone = 0
    for (index, bit) in bits.enumerated() {
      if previous == .as || previous == .asvar {
        builder.leaf(.target, bit)
        previous = nil
      } else if previous == .by {
        builder.leaf(.name, bit)
        previous = nil
      } else if let word = words.keyword(at: bit, in: source), word != .as || index + 1 < bits.count {
        builder.leaf(.word, bit)
        previous = word
      } else {
        let isKeyword = keys != .nowhere && keyword(bit, source, reporting: keys != nil)
        if !isKeyword { value(bit, source, reporting: keys != nil) }
        let isRenamed = keys == .assigned && index + 1 < bits.count && source.matches("as", at: bits[index + 1])
        if !isKeyword, !isRenamed, previous != .context { alone += 1 }
        previous = nil
      }
    }
    return alone
  }

  /// `with` and `count` need an assignment behind them, and every other assignment has one before it.
  private mutating func checkAssignments(_ token: TemplateToken, _ source: Span<UInt8>) {
    var mayAssign = token.tag == .with
    var mustAssign = mayAssign
    var isValid = true
    for (index, bit) in bits.enumerated() {
      let isRenamed = index + 1 < bits.count && source.matches("as", at: bits[index + 1])
      if isRenamed || endOfPlainKey(bit, source) != nil {
        isValid = isValid && (mayAssign || (index > 0 && source.matches("and", at: bits[index - 1])))
        mustAssign = false
      } else if !(index > 0 && source.matches("as", at: bits[index - 1])), !source.matches("as", at: bit) {
        isValid = isValid && !mustAssign
        mayAssign = source.matches("with", at: bit) || source.matches("count", at: bit)
        mustAssign = mayAssign
      }
    }
    if !isValid || mustAssign { builder.report(.badArguments, token.range) }
  }

  private func endOfPlainKey(_ bit: Range<Int>, _ source: Span<UInt8>) -> Int? {
    let end = source.endOfName(from: bit.lowerBound, in: bit.upperBound)
    let isKey = end > bit.lowerBound && end + 1 < bit.upperBound && source[end] == UInt8(ascii: "=")
    return isKey ? end : nil
  }

  private mutating func path(_ token: TemplateToken, _ source: Span<UInt8>) {
    let isFine =
      token.tag == .static || bits.count == 1 || (bits.count == 3 && source.matches("as", at: bits[1]))
    if bits.isEmpty || !isFine { builder.report(.badArguments, token.range) }
    var afterAs = false
    for (index, bit) in bits.enumerated() {
      let isAs = index > 0 && source.matches("as", at: bit) && index + 1 < bits.count
      if isAs || afterAs {
        builder.leaf(afterAs ? .target : .word, bit)
      } else {
        value(bit, source, reporting: index == 0 && token.tag == .static)
      }
      afterAs = isAs
    }
  }

  /// `key=value` or an expression.
  private mutating func argument(_ bit: Range<Int>, _ source: Span<UInt8>, reporting: Bool) {
    if !keyword(bit, source, reporting: reporting) { value(bit, source, reporting: reporting) }
  }

  /// Writes `key=value` if that is what stands there.
  ///
  /// Libraries also write `data-key="value"` and `class+="value"`.
  private mutating func keyword(_ bit: Range<Int>, _ source: Span<UInt8>, reporting: Bool) -> Bool {
    let keyEnd = reporting ? source.endOfName(from: bit.lowerBound, in: bit.upperBound) : endOfKey(bit, source)
    let sign = keyEnd < bit.upperBound && source[keyEnd] == UInt8(ascii: "+") && !reporting ? keyEnd + 1 : keyEnd
    guard keyEnd > bit.lowerBound, sign + 1 < bit.upperBound, source[sign] == UInt8(ascii: "=") else { return false }
    let row = builder.open(.keyword, at: bit.lowerBound)
    // The tags of django-tables2 look up keys such as `table.prefixed_page_field`.
    let isPath =
      keyEnd > source.endOfName(from: bit.lowerBound, in: bit.upperBound)
      && keyEnd == source.endOfName(from: bit.lowerBound, in: bit.upperBound, dots: true)
    if isPath {
      expressionOrText(bit.lowerBound..<keyEnd, source)
    } else {
      builder.leaf(.name, bit.lowerBound..<keyEnd)
    }
    value(sign + 1..<bit.upperBound, source, reporting: reporting)
    builder.close(row, at: bit.upperBound)
    return true
  }

  /// `{% querystring %}`: a key that is no plain word is an expression, as in the tag of django-tables2.
  private mutating func query(_ source: Span<UInt8>) {
    for index in bits.indices {
      let bit = bits[index]
      let keyEnd =
        source.isQuote(at: bit.lowerBound)
        ? source.endOfString(from: bit.lowerBound, in: bit.upperBound) ?? bit.upperBound
        : source.endOfName(from: bit.lowerBound, in: bit.upperBound, dots: true)
      let isPlain = keyEnd == source.endOfName(from: bit.lowerBound, in: bit.upperBound)
      if isPlain || keyEnd + 1 >= bit.upperBound || source[keyEnd] != UInt8(ascii: "=") {
        let isResult = index > 0 && source.matches("as", at: bits[index - 1])
        let isWord = source.matches("without", at: bit) || (source.matches("as", at: bit) && index + 1 < bits.count)
        if isResult || isWord {
          builder.leaf(isResult ? .target : .word, bit)
        } else {
          argument(bit, source, reporting: false)
        }
      } else {
        let row = builder.open(.keyword, at: bit.lowerBound)
        expressionOrText(bit.lowerBound..<keyEnd, source)
        expressionOrText(keyEnd + 1..<bit.upperBound, source)
        builder.close(row, at: bit.upperBound)
      }
    }
  }

  private func endOfKey(_ bit: Range<Int>, _ source: Span<UInt8>) -> Int {
    var i = bit.lowerBound
    while i < bit.upperBound {
      let length = source.wordLength(at: i)
      let byte = source[i]
      if length > 0 {
        i += length
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@")
        || byte == UInt8(ascii: ".")
      {
        i += 1
      } else {
        break
      }
    }
    return i
  }

  private mutating func optionWords(_ count: ClosedRange<Int>, _ token: TemplateToken, _ source: Span<UInt8>) {
    if !count.contains(bits.count) { builder.report(.badArguments, token.range) }
    var afterAs = false
    for bit in bits {
      builder.leaf(afterAs ? .target : .word, bit)
      afterAs = source.matches("as", at: bit)
    }
  }

  private mutating func filterChain(_ token: TemplateToken, _ source: Span<UInt8>) {
    let rest = source.stripped(token.name.upperBound..<token.content.upperBound)
    let row = builder.open(.expression, at: rest.lowerBound)
    var parser = FilterExpressionParser(rest)
    if !parser.parseChain(source, &builder) { builder.report(.badExpression, token.range) }
    builder.close(row, at: rest.upperBound)
  }

  private mutating func load(_ source: Span<UInt8>) {
    let isFrom = bits.count >= 3 && source.matches("from", at: bits[bits.count - 2])
    for (index, bit) in bits.enumerated() {
      builder.leaf(isFrom && index == bits.count - 2 ? .word : .name, bit)
    }
  }

  private mutating func cache(_ token: TemplateToken, _ source: Span<UInt8>) {
    if bits.count < 2 { builder.report(.badArguments, token.range) }
    for (index, bit) in bits.enumerated() {
      if index == 1 {
        builder.leaf(.name, bit)
      } else if index > 1, index == bits.count - 1 {
        argument(bit, source, reporting: true)
      } else {
        expression(bit, source)
      }
    }
  }

  private mutating func image(_ source: Span<UInt8>) {
    var afterAs = false
    for (index, bit) in bits.enumerated() {
      if afterAs {
        builder.leaf(.target, bit)
      } else if index == 0 || bit.contains(where: { source[$0] == UInt8(ascii: "=") }) {
        argument(bit, source, reporting: false)
      } else if source.matches("as", at: bit) {
        builder.leaf(.word, bit)
        afterAs = true
      } else {
        builder.leaf(.unparsed, bit)
      }
    }
  }
}
