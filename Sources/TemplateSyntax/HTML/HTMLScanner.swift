internal import Base

/// Finds start tags and their attributes in the text between template tags.
///
/// The text runs on through template tags; at a branch (`{% else %}`) the state goes back to where the block began, so
/// that the parts of an `{% if %}` are read as alternatives. Unknown or broken HTML is passed over.
struct HTMLScanner {
  private enum Mode {
    case text, raw, comment, ignored
    case elementName, insideTag, attributeName, afterName, beforeValue, value
  }

  /// All that a branch has to restore.
  private struct State {
    var mode = Mode.text
    var element = 0..<0
    var elementStart = 0
    var attribute = 0..<0
    var valueStart = 0
    /// 0 for a value without quotes.
    var quote: UInt8 = 0
  }

  private var state = State()
  private var saved: [(end: Int, state: State)] = []
  private var found: [HTMLAttribute] = []

  private var forms: [HTMLForm] = []
  /// The first form that is still open; forms do not nest, so one end tag closes all.
  private var firstOpenForm = 0

  static func scan(_ source: Span<UInt8>, _ nodes: [TemplateNode]) -> ([HTMLAttribute], [HTMLForm]) {
    var scanner = HTMLScanner()
    scanner.run(source, nodes.span)
    scanner.closeForms(at: source.count, isClosed: false)
    return (scanner.found, scanner.forms)
  }

  private mutating func closeForms(at end: Int, isClosed: Bool) {
    for index in firstOpenForm..<forms.count {
      forms[index].range.end = UInt32(end)
      forms[index].isClosed = isClosed
    }
    firstOpenForm = forms.count
  }

  private mutating func run(_ source: Span<UInt8>, _ nodes: Span<TemplateNode>) {
    var row = 1
    while row < nodes.count {
      let node = nodes[row]
      while let last = saved.last, last.end <= row { saved.removeLast() }
      switch node.kind {
      case .block where node.tag != .comment:
        saved.append((Int(node.next), state))
        row += 1
        continue
      case .text: scan(Int(node.start), Int(node.end), source)
      case .tag where node.role == .branch:
        if let last = saved.last { state = last.state }
      case .comment, .block: break
      case _: pass(node)
      }
      row = Int(node.next)
    }
  }

  /// A template tag or output amid the HTML.
  private mutating func pass(_ node: TemplateNode) {
    switch state.mode {
    case .text, .raw, .comment, .ignored, .insideTag, .afterName, .value: return
    case .elementName: state.element = state.element.lowerBound..<Int(node.end)
    case .attributeName:
      if node.kind == .output {
        state.attribute = state.attribute.lowerBound..<Int(node.end)
      } else {
        state.mode = .afterName
      }
    case .beforeValue:
      state.mode = .value
      state.quote = 0
      state.valueStart = Int(node.start)
    }
  }

  private mutating func scan(_ start: Int, _ end: Int, _ source: Span<UInt8>) {
    var i = start
    while i < end {
      switch state.mode {
      case .text: i = scanText(i, end, source)
      case .raw: i = scanRaw(i, end, source)
      case .comment: i = scanComment(i, end, source)
      case .ignored:
        while i < end, source[i] != UInt8(ascii: ">") { i &+= 1 }
        if i < end { state.mode = .text }
        i &+= 1
      case .elementName: i = scanElementName(i, end, source)
      case .insideTag, .afterName: i = scanInsideTag(i, end, source)
      case .attributeName: i = scanAttributeName(i, end, source)
      case .beforeValue: i = scanBeforeValue(i, end, source)
      case .value: i = scanValue(i, end, source)
      }
    }
  }

  private mutating func scanText(_ start: Int, _ end: Int, _ source: Span<UInt8>) -> Int {
    var i = start
    while i < end, source[i] != UInt8(ascii: "<") { i &+= 1 }
    guard i < end else { return end }
    state.elementStart = i
    i &+= 1
    guard i < end else {
      beginElement(at: i)
      return i
    }
    let next = source[i]
    if next.isLetter {
      beginElement(at: i)
    } else if next == UInt8(ascii: "!"), i + 2 < end, source[i + 1] == UInt8(ascii: "-"),
      source[i + 2] == UInt8(ascii: "-")
    {
      state.mode = .comment
      i += 3
    } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "/") || next == UInt8(ascii: "?") {
      if next == UInt8(ascii: "/"), i + 5 <= end, source.spells("form", at: i + 1..<i + 5) {
        closeForms(at: i - 1, isClosed: true)
      }
      state.mode = .ignored
    }
    return i
  }

  private mutating func beginElement(at start: Int) {
    state.mode = .elementName
    state.element = start..<start
  }

  /// Script and style: everything up to the matching end tag is opaque.
  private mutating func scanRaw(_ start: Int, _ end: Int, _ source: Span<UInt8>) -> Int {
    var i = start
    while i < end {
      if source[i] == UInt8(ascii: "<"), i + 1 < end, source[i + 1] == UInt8(ascii: "/"),
        closesRaw(at: i + 2, end, source)
      {
        state.mode = .ignored
        return i + 2
      }
      i &+= 1
    }
    return end
  }

  private func closesRaw(at i: Int, _ end: Int, _ source: Span<UInt8>) -> Bool {
    let name = i..<i + state.element.count
    guard name.upperBound <= end else { return false }
    return state.element.count == 6 ? source.spells("script", at: name) : source.spells("style", at: name)
  }

  private mutating func scanComment(_ start: Int, _ end: Int, _ source: Span<UInt8>) -> Int {
    var i = start
    while i < end {
      if source[i] == UInt8(ascii: ">"), i >= 2, source[i - 1] == UInt8(ascii: "-"), source[i - 2] == UInt8(ascii: "-")
      {
        state.mode = .text
        return i + 1
      }
      i &+= 1
    }
    return end
  }

  private mutating func scanElementName(_ start: Int, _ end: Int, _ source: Span<UInt8>) -> Int {
    var i = start
    while i < end, source[i].isTagNameByte { i &+= 1 }
    state.element = state.element.lowerBound..<max(i, state.element.upperBound)
    if i < end { state.mode = state.element.isEmpty ? .text : .insideTag }
    return i
  }

  private mutating func scanInsideTag(_ start: Int, _ end: Int, _ source: Span<UInt8>) -> Int {
    let byte = source[start]
    if byte == UInt8(ascii: ">") {
      finishAttribute(value: nil, source)
      if source.spells("form", at: state.element) {
        let range = TextRange(UInt32(state.elementStart), UInt32(source.count))
        forms.append(HTMLForm(range: range, contentStart: UInt32(start + 1), isClosed: false))
      }
      let isRaw = source.spells("script", at: state.element) || source.spells("style", at: state.element)
      state.mode = isRaw ? .raw : .text
    } else if byte == UInt8(ascii: "="), state.mode == .afterName {
      state.mode = .beforeValue
    } else if !byte.isHTMLSpace, byte != UInt8(ascii: "/") {
      finishAttribute(value: nil, source)
      state.mode = .attributeName
      state.attribute = start..<start + 1
    }
    return start + 1
  }

  private mutating func scanAttributeName(_ start: Int, _ end: Int, _ source: Span<UInt8>) -> Int {
    var i = start
    while i < end, !source[i].endsAttributeName { i &+= 1 }
    state.attribute = state.attribute.lowerBound..<max(i, state.attribute.upperBound)
    if i < end { state.mode = .afterName }
    return i
  }

  private mutating func scanBeforeValue(_ start: Int, _ end: Int, _ source: Span<UInt8>) -> Int {
    let byte = source[start]
    if byte.isHTMLSpace { return start + 1 }
    if byte == UInt8(ascii: ">") {
      state.mode = .insideTag
      return start
    }
    let isQuoted = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    state.mode = .value
    state.quote = isQuoted ? byte : 0
    state.valueStart = isQuoted ? start + 1 : start
    return state.valueStart
  }

  private mutating func scanValue(_ start: Int, _ end: Int, _ source: Span<UInt8>) -> Int {
    var i = start
    if state.quote == 0 {
      while i < end, !source[i].isHTMLSpace, source[i] != UInt8(ascii: ">") { i &+= 1 }
    } else {
      while i < end, source[i] != state.quote { i &+= 1 }
    }
    guard i < end else { return end }
    finishAttribute(value: state.valueStart..<i, source)
    state.mode = .insideTag
    return state.quote == 0 ? i : i + 1
  }

  private mutating func finishAttribute(value: Range<Int>?, _ source: Span<UInt8>) {
    let name = state.attribute
    state.attribute = 0..<0
    guard !name.isEmpty, let kind = HTMLAttribute.Kind(name, on: state.element, in: source) else { return }
    found.append(
      HTMLAttribute(
        kind, element: TextRange(state.element), start: UInt32(state.elementStart), name: TextRange(name),
        value: value.map { TextRange($0) }))
  }
}

extension TextRange {
  init(_ range: Range<Int>) { self.init(UInt32(range.lowerBound), UInt32(range.upperBound)) }
}

extension UInt8 {
  fileprivate var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
  fileprivate var isHTMLSpace: Bool { self == 32 || (self >= 9 && self <= 13) }
  fileprivate var isTagNameByte: Bool {
    isLetter || (self >= 0x30 && self <= 0x39) || self == UInt8(ascii: "-") || self == UInt8(ascii: ":")
  }
  fileprivate var endsAttributeName: Bool {
    isHTMLSpace || self == UInt8(ascii: "=") || self == UInt8(ascii: ">") || self == UInt8(ascii: "/")
  }
}
