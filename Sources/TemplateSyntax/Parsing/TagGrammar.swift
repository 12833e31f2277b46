/// How a tag reads its arguments.
enum TagGrammar {
  /// Whatever stands there is ignored.
  case nothing
  /// Expressions (so many of them), `key=value` and the tag's own words.
  case arguments(Keywords, ClosedRange<Int>, Keys)
  /// As `arguments`, but what is no expression is no problem either.
  case lenient(Keywords)
  /// So many identifiers.
  case names(ClosedRange<Int>)
  /// So many words of the tag's own.
  case words(ClosedRange<Int>)
  /// One of these words.
  case choice([String])
  case condition
  case loop
  case filterChain
  case load
  /// Expiry time, fragment name, expressions.
  case cache
  /// An expression, then size specifications and attributes.
  case image
  /// `key=value`, where the key of some libraries is an expression too.
  case query
  /// One expression; Django never looks at the others.
  case path
  /// A count, `w`, `p` or `b`, `random`.
  case lorem
  /// Expressions, or the name of an earlier cycle.
  case cycle
}

extension TagGrammar {
  /// Where `key=value` may stand.
  enum Keys {
    case nowhere
    case anywhere
    /// Behind `with` or `count`, or at the start of `{% with %}`; there also as `value as key`.
    case assigned
  }
}

/// Words that are syntax, not variables, in the arguments of some tag.
struct Keywords: OptionSet {
  let rawValue: UInt32

  static let `as` = Keywords(rawValue: 1 << 0)
  static let with = Keywords(rawValue: 1 << 1)
  static let only = Keywords(rawValue: 1 << 2)
  static let and = Keywords(rawValue: 1 << 3)
  static let count = Keywords(rawValue: 1 << 4)
  static let context = Keywords(rawValue: 1 << 5)
  static let trimmed = Keywords(rawValue: 1 << 6)
  static let asvar = Keywords(rawValue: 1 << 7)
  static let noop = Keywords(rawValue: 1 << 8)
  static let by = Keywords(rawValue: 1 << 9)
  static let `for` = Keywords(rawValue: 1 << 10)
  static let silent = Keywords(rawValue: 1 << 11)
  static let without = Keywords(rawValue: 1 << 12)
  static let from = Keywords(rawValue: 1 << 13)
  static let `in` = Keywords(rawValue: 1 << 14)
  static let forUser = Keywords(rawValue: 1 << 15)
  static let using = Keywords(rawValue: 1 << 16)

  /// Words that tags of libraries commonly use.
  static let common: Keywords = [.as, .with, .only, .without, .for, .by, .in, .from]

  private static let spellings: [(String, Keywords)] = [
    ("as", .as), ("with", .with), ("only", .only), ("and", .and), ("count", .count), ("context", .context),
    ("trimmed", .trimmed), ("asvar", .asvar), ("noop", .noop), ("by", .by), ("for", .for), ("silent", .silent),
    ("without", .without), ("from", .from), ("in", .in), ("for_user", .forUser), ("using", .using),
  ]

  /// The keyword spelt at `range`, if this set has it.
  func keyword(at range: Range<Int>, in source: Span<UInt8>) -> Keywords? {
    guard range.count <= 8 else { return nil }
    for (text, keyword) in Keywords.spellings where contains(keyword) && source.matches(text, at: range) {
      return keyword
    }
    return nil
  }
}

private let any = 0...Int.max

extension TagKind {
  var djangoGrammar: TagGrammar {
    switch self {
    case .none, .comment, .csrfToken, .debug, .spaceless: .nothing
    case .else, .empty: .words(0...0)
    case .plural: .nothing
    case .autoescape: .choice(["on", "off"])
    case .templatetag:
      .choice([
        "openblock", "closeblock", "openvariable", "closevariable", "openbrace", "closebrace", "opencomment",
        "closecomment",
      ])
    case .localize, .localtime, .fragment, .verbatim: .words(any)
    case .block, .partial: .names(1...1)
    case .partialdef: .names(1...2)
    case .resetcycle: .names(0...1)
    case .blocktrans, .blocktranslate:
      .arguments([.with, .as, .and, .count, .context, .trimmed, .asvar], 0...0, .assigned)
    case .trans, .translate: .arguments([.as, .noop, .context], 1...1, .nowhere)
    case .filter: .filterChain
    case .for: .loop
    case .if, .elif: .condition
    case .ifchanged: .arguments([], any, .nowhere)
    case .with: .arguments([.as, .and], 0...0, .assigned)
    case .cache, .wagtailcache, .wagtailpagecache: .cache
    case .language, .timezone, .extends: .arguments([], 1...1, .nowhere)
    case .cycle: .cycle
    case .include: .arguments([.with, .only], 1...1, .assigned)
    case .firstof: .arguments(.as, 1...Int.max, .nowhere)
    case .url: .arguments(.as, 1...Int.max, .anywhere)
    case .widthratio: .arguments(.as, 3...3, .nowhere)
    case .getLanguageInfo, .getLanguageInfoList: .arguments([.for, .as], 1...1, .nowhere)
    case .regroup: .arguments([.by, .as], 1...1, .nowhere)
    case .load: .load
    case .lorem: .lorem
    case .now, .static: .path
    case .querystring: .query
    case .getAdminLog: .lenient([.as, .forUser])
    case .image, .srcsetImage, .picture: .image
    case .unknown, .call, .do, .from, .import, .macro, .raw, .set: .lenient(.common)
    }
  }
}
