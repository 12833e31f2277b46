import Base
import PythonSyntax

/// One element of a `JoinedStr` before adjacent constants are merged.
private enum StringPart {
  case text([UInt32], TextRange, isUnicode: Bool)
  case replacement(ID<Node>)
}

extension AstWriter {
  /// A string literal or several adjacent ones: one `Constant`, `JoinedStr` or `TemplateStr`.
  mutating func string(_ id: ID<Node>) {
    let range = file[id].range
    let literals = file.kind(id) == .concatenation ? Array(file.children(of: id)) : [id]
    if file.kind(literals[0]) == .bytes { return bytes(literals, range) }
    let isTemplate = literals.contains { file.kind($0) == .templateString }
    if isTemplate || literals.contains(where: { file.kind($0) == .formattedString }) {
      let parts = merged(literals.flatMap(parts(of:)))
      open(isTemplate ? "TemplateStr" : "JoinedStr", range)
      return write(parts, isTemplate)
    }
    let value = literals.flatMap { StringLiteral($0, in: file).value }
    writeText(value, range, isUnicode: StringLiteral(literals[0], in: file).isUnicode)
  }

  private mutating func bytes(_ literals: [ID<Node>], _ range: TextRange) {
    open("Constant", range)
    fieldName("value")
    put("bytes:")
    for literal in literals {
      for byte in StringLiteral(literal, in: file).value { put(hex(UInt64(byte), width: 2)) }
    }
    field("kind", "-")
    close()
  }

  private mutating func writeText(_ value: [UInt32], _ range: TextRange, isUnicode: Bool) {
    open("Constant", range)
    fieldName("value")
    put("str:")
    for codePoint in value { escaped(codePoint) }
    field("kind", isUnicode ? "u" : "-")
    close()
  }

  private mutating func write(_ parts: [StringPart], _ isTemplate: Bool) {
    list("values", parts.count)
    close()
    for part in parts {
      switch part {
      case .text(let value, let range, let isUnicode): writeText(value, range, isUnicode: isUnicode)
      case .replacement(let id): write(replacement: id, isTemplate)
      }
    }
  }

  private mutating func write(replacement id: ID<Node>, _ isTemplate: Bool) {
    let spec = file.firstChild(of: id, .formatSpec)
    let isDebug = file.firstChild(of: id, .replacementDebug) != nil
    let written = Int(file[id].payload)
    open(isTemplate ? "Interpolation" : "FormattedValue", file[id].range)
    node("value")
    if isTemplate, let expression = file.firstChild(of: id) {
      fieldName("str")
      put("str:")
      for scalar in file.text(of: expression).unicodeScalars { escaped(scalar.value) }
    }
    fieldName("conversion")
    if written == 0, !isDebug || spec != nil { put("-1") } else { decimal(written == 0 ? 114 : written) }
    node("format_spec", spec != nil)
    close()
    if let expression = file.firstChild(of: id) { write(expression) }
    guard let spec else { return }
    // CPython counts the colon in.
    open("JoinedStr", TextRange(file[spec].start - 1, file[spec].end))
    write(merged(pieces(of: spec)), isTemplate)
  }

  // MARK: Parts

  private func parts(of literal: ID<Node>) -> [StringPart] {
    guard file.kind(literal) == .string else { return pieces(of: literal) }
    let string = StringLiteral(literal, in: file)
    return [.text(string.value, file[literal].range, isUnicode: string.isUnicode)]
  }

  /// Text and replacements inside an f-string or a format specification; CPython drops empty text here.
  private func pieces(of id: ID<Node>) -> [StringPart] {
    let isSpec = file.kind(id) == .formatSpec
    var pieces: [StringPart] = []
    for child in file.children(of: id) {
      let range = file[child].range
      if file.kind(child) == .replacement {
        if let debug = debugText(of: child) { pieces.append(debug) }
        pieces.append(.replacement(child))
      } else {
        let unescape = Unescape(isRaw: file[child].payload == 1, isBytes: false, undoublesBraces: !isSpec)
        let value = unescape(file.source[range.indices])
        if !value.isEmpty { pieces.append(.text(value, range, isUnicode: false)) }
      }
    }
    return pieces
  }

  /// The text of `{x = }` up to the conversion, format or closing brace, comments left out.
  private func debugText(of replacement: ID<Node>) -> StringPart? {
    guard let debug = file.firstChild(of: replacement, .replacementDebug) else { return nil }
    let start = Int(file[replacement].start) + 1
    let last = Int(file[replacement].end)
    var text: [UInt8] = []
    var end = Int(file[debug].end)
    text += withoutComments(file.source[start..<end])
    let tail = end
    while end < last, ![UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "}")].contains(file.source[end]) {
      if file.source[end] == UInt8(ascii: "#") {
        while end < last, file.source[end] != 10, file.source[end] != 13 { end += 1 }
      } else {
        end += 1
      }
    }
    text += withoutComments(file.source[tail..<end])
    let unescape = Unescape(isRaw: true, isBytes: false, undoublesBraces: false)
    return .text(unescape(text[...]), TextRange(UInt32(start), UInt32(end)), isUnicode: false)
  }

  private func withoutComments(_ slice: ArraySlice<UInt8>) -> [UInt8] {
    let comments = file.comments.filter { Int($0.start) >= slice.startIndex && Int($0.start) < slice.endIndex }
    guard !comments.isEmpty else { return Array(slice) }
    return slice.indices.filter { i in !comments.contains { $0.contains(UInt32(i)) } }.map { slice[$0] }
  }

  /// Folds runs of text into one constant, as `_PyPegen_concatenate_strings` does, and drops the empty ones.
  private func merged(_ parts: [StringPart]) -> [StringPart] {
    var merged: [StringPart] = []
    for part in parts {
      if case .text(let more, let next, _) = part,
        case .text(let value, let range, let isUnicode) = merged.last
      {
        merged[merged.count - 1] = .text(value + more, TextRange(range.start, next.end), isUnicode: isUnicode)
      } else {
        merged.append(part)
      }
    }
    return merged.filter {
      if case .text(let value, _, _) = $0 { !value.isEmpty } else { true }
    }
  }
}
