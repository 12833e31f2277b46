import Base

/// The indentation of one open block, counted as CPython does: once with tabs to the next multiple of 8, once with tabs
/// as one column.
///
/// The two orders must agree, or tabs and spaces were mixed.
struct Indent: BitwiseCopyable {
  var column = 0
  var alternate = 0
}

/// Logical lines: newlines, blank lines, indentation, continuation.
extension Lexer {
  mutating func newline(_ source: Span<UInt8>) {
    let start = offset
    skipLineBreak(source)
    if bracketDepth > 0 { return }
    add(.newline, start, offset)
    beginLine(source)
  }

  private mutating func skipLineBreak(_ source: Span<UInt8>) {
    offset &+= source[offset] == 13 && source[offset &+ 1] == 10 ? 2 : 1
  }

  /// Skips blank lines and comments, then turns the indentation of the next real line into tokens.
  mutating func beginLine(_ source: Span<UInt8>) {
    while true {
      let indent = measureIndent(source)
      switch source[offset] {
      case UInt8(ascii: "#"):
        comment(source)
        if offset < limit { skipLineBreak(source) }
      case 10, 13: skipLineBreak(source)
      case 0 where offset >= limit: return
      default: return applyIndent(indent)
      }
    }
  }

  @inline(__always)
  private mutating func measureIndent(_ source: Span<UInt8>) -> Indent {
    let start = offset
    skipSpaces(source)
    let byte = source[offset]
    let columns = offset &- start
    if byte != 9, byte != 12, byte != UInt8(ascii: "\\") { return Indent(column: columns, alternate: columns) }
    return measureMixed(source, from: columns)
  }

  @inline(__always)
  private mutating func skipSpaces(_ source: Span<UInt8>) {
    while true {
      let others = source.word(at: offset) ^ Words.filled(32)
      if others != 0 {
        offset &+= Words.leading(others)
        return
      }
      offset &+= 8
    }
  }

  /// The rest of an indentation that does not consist of spaces alone.
  private mutating func measureMixed(_ source: Span<UInt8>, from columns: Int) -> Indent {
    var indent = Indent(column: columns, alternate: columns)
    while measureOther(source, &indent) {
      let start = offset
      skipSpaces(source)
      indent.column &+= offset &- start
      indent.alternate &+= offset &- start
    }
    return indent
  }

  /// Tabs, form feeds and continued indentation; false when the line's text begins.
  private mutating func measureOther(_ source: Span<UInt8>, _ indent: inout Indent) -> Bool {
    switch source[offset] {
    case 9:
      indent.column = (indent.column / 8 + 1) * 8
      indent.alternate &+= 1
    case 12: indent = Indent()
    case UInt8(ascii: "\\") where source[offset &+ 1] == 10 || source[offset &+ 1] == 13:
      let kept = indent
      offset &+= 1
      skipLineBreak(source)
      if offset >= limit { report(.strayBackslash, offset, offset) }
      while source[offset] == 32 || source[offset] == 9 || source[offset] == 12 { offset &+= 1 }
      if kept.column > 0 { indent = kept } else { indent = continuedIndent(source) }
      return false
    default: return false
    }
    offset &+= 1
    return true
  }

  /// The indentation of a line whose predecessor was only a backslash: its own.
  private func continuedIndent(_ source: Span<UInt8>) -> Indent {
    var indent = Indent()
    var at = offset
    while at > 0, source[at - 1] == 32 || source[at - 1] == 9 { at -= 1 }
    while at < offset {
      indent.column = source[at] == 9 ? (indent.column / 8 + 1) * 8 : indent.column + 1
      indent.alternate += 1
      at += 1
    }
    return indent
  }

  @inline(__always)
  mutating func applyIndent(_ indent: Indent) {
    let current = indents[indents.count &- 1]
    if indent.column == current.column {
      if indent.alternate != current.alternate { report(.inconsistentTabs, offset, offset) }
      return
    }
    changeIndent(indent, from: current)
  }

  private mutating func changeIndent(_ indent: Indent, from current: Indent) {
    if indent.column > current.column {
      if indent.alternate <= current.alternate { report(.inconsistentTabs, offset, offset) }
      if indents.count >= Self.maximumIndents { return report(.tooDeep, offset, offset) }
      indents.append(indent)
      return add(.indent, offset, offset)
    }
    while indents.count > 1, indent.column < indents[indents.count - 1].column {
      indents.removeLast()
      add(.dedent, offset, offset)
    }
    let now = indents[indents.count - 1]
    if indent.column != now.column {
      report(.inconsistentDedent, offset, offset)
    } else if indent.alternate != now.alternate {
      report(.inconsistentTabs, offset, offset)
    }
  }

  /// A backslash outside strings: joins two lines.
  mutating func continuation(_ source: Span<UInt8>) {
    let next = source[offset &+ 1]
    guard next == 10 || next == 13, offset + 1 < limit else {
      report(.strayBackslash, offset, offset + 1)
      add(.invalid, offset, offset + 1)
      offset += 1
      return
    }
    offset &+= 1
    skipLineBreak(source)
    if offset >= limit { report(.strayBackslash, offset, offset) }
  }
}
