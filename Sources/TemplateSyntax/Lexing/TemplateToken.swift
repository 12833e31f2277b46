/// A piece of a template as its lexer cuts it.
struct TemplateToken: BitwiseCopyable {
  var kind: Kind
  var tag = TagKind.none
  var role = Role.leaf
  /// The whole piece, delimiters included.
  var start: UInt32
  var end: UInt32
  /// What stands between the delimiters, without white space at the ends.
  var contentStart: UInt32
  var contentEnd: UInt32
  /// Where the first word of a tag ends.
  var nameEnd: UInt32 = 0
  /// The token that closes what this one opens, or the reverse.
  var partner = UInt32.max

  enum Kind: UInt8, BitwiseCopyable { case text, output, tag, comment }

  enum Role: UInt8, BitwiseCopyable {
    case leaf, opening, branch, closing
    /// A closing tag that nothing opened.
    case stray
    /// Inside `{% comment %}`, or the end of a block that is too deep.
    case skipped
  }

  var range: Range<Int> { Int(start)..<Int(end) }
  var content: Range<Int> { Int(contentStart)..<Int(contentEnd) }
  var name: Range<Int> { Int(contentStart)..<Int(nameEnd) }

  init(_ kind: Kind, _ range: Range<Int>, content: Range<Int>) {
    self.kind = kind
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
    contentStart = UInt32(content.lowerBound)
    contentEnd = UInt32(content.upperBound)
  }
}
