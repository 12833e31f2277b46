internal import Base

/// The arguments of one tag or Jinja call, sorted by what they are.
public struct TagArguments {
  public let file: TemplateFile
  /// The row of the tag or call.
  public let row: Int

  public init(_ file: TemplateFile, _ row: Int) {
    self.file = file
    self.row = row
  }

  /// The rows behind the name.
  public var rows: some Sequence<Int> { file.children(of: row).lazy.dropFirst() }

  /// Identifiers that are not looked up.
  public var names: [TemplateOutline.Name] { all(.name) }
  /// Names that the tag assigns.
  public var targets: [TemplateOutline.Name] { all(.target) }
  /// The tag's own words.
  public var words: [TemplateOutline.Name] { all(.word) }

  /// The keys of `key=value` arguments.
  public var keys: [TemplateOutline.Name] {
    rows.filter { file.nodes[$0].kind == .keyword }.map { name($0 + 1) }
  }

  public var expressionCount: Int { rows.count { file.nodes[$0].kind == .expression } }

  /// The first expression, read as what it names.
  public var target: TemplateOutline.Target? {
    rows.first { file.nodes[$0].kind == .expression }.map { file.target(of: $0) }
  }

  private func all(_ kind: NodeKind) -> [TemplateOutline.Name] {
    rows.filter { file.nodes[$0].kind == kind }.map { name($0) }
  }

  private func name(_ row: Int) -> TemplateOutline.Name {
    TemplateOutline.Name(text: file.text(of: row), range: file.nodes[row].range, row: row)
  }
}

extension TemplateFile {
  /// What an expression row names, as far as it can be read off.
  public func target(of row: Int) -> TemplateOutline.Target {
    let range = nodes[row].range
    let isSingle = Int(nodes[row].next) == row + 2
    switch isSingle ? nodes[row + 1].kind : .expression {
    case .string: return .init(value: .literal(stringValue(of: row + 1)), range: range, row: row)
    case .variable: return .init(value: .variable(text(of: row + 1)), range: range, row: row)
    case _: return .init(value: .computed(text(range)), range: range, row: row)
    }
  }

  /// The value of a string row: without quotes, `\"` and `\\` unescaped as Django does it.
  public func stringValue(of row: Int) -> String {
    let range = nodes[row].range.indices
    guard range.count >= 2 else { return text(of: row) }
    let quote = bytes[range.lowerBound]
    var value: [UInt8] = []
    var i = range.lowerBound + 1
    while i < range.upperBound - 1 {
      let next = bytes[i + 1]
      if bytes[i] == UInt8(ascii: "\\"), next == quote || next == UInt8(ascii: "\\"), i + 1 < range.upperBound - 1 {
        i += 1
      }
      value.append(bytes[i])
      i += 1
    }
    return String(decoding: value, as: UTF8.self)
  }
}
