/// The tags this parser knows by name; all others are `.unknown`.
public enum TagKind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// Not a tag at all.
  case none
  case unknown
  // Blocks of Django itself.
  case autoescape, block, blocktrans, blocktranslate, comment, filter, `for`, `if`, ifchanged, partialdef, spaceless
  case verbatim, with
  // Blocks of libraries that must be loaded: a project may define a tag of the same name that closes nothing.
  case cache, language, localize, localtime, timezone, wagtailcache, wagtailpagecache, fragment
  // What stands between the parts of a block.
  case elif, `else`, empty, plural
  // Tags without content.
  case csrfToken, cycle, debug, extends, firstof, getLanguageInfo, getLanguageInfoList, include, load, lorem, now
  case partial, querystring, regroup, resetcycle, `static`, templatetag, trans, translate, url, widthratio
  case image, srcsetImage, picture, getAdminLog
  // Jinja only.
  case call, `do`, from, `import`, macro, raw, set

  /// How the tag is spelt in a template.
  public var name: String {
    switch self {
    case .none, .unknown: ""
    case .csrfToken: "csrf_token"
    case .getLanguageInfo: "get_language_info"
    case .getLanguageInfoList: "get_language_info_list"
    case .srcsetImage: "srcset_image"
    case .getAdminLog: "get_admin_log"
    default: String(describing: self)
    }
  }
}

/// Whether a tag encloses content.
enum TagShape {
  /// Always closed by its `end…`; a missing one is a problem.
  case block
  /// A block if an `end…` follows at the same nesting.
  case undecided
  case leaf
  /// Divides the block around it.
  case branch
}

extension TagKind {
  func shape(in dialect: TemplateFile.Dialect) -> TagShape {
    switch dialect {
    case .django: djangoShape
    case .jinja: jinjaShape
    }
  }

  private var djangoShape: TagShape {
    switch self {
    case .autoescape, .block, .blocktrans, .blocktranslate, .comment, .filter, .for, .if, .ifchanged, .partialdef,
      .spaceless, .verbatim, .with:
      .block
    case .unknown, .cache, .language, .localize, .localtime, .timezone, .wagtailcache, .wagtailpagecache, .fragment,
      .image, .picture, .srcsetImage, .call, .do, .from, .import, .macro, .raw, .set:
      .undecided
    case .elif, .else, .empty, .plural: .branch
    case .none, .csrfToken, .cycle, .debug, .extends, .firstof, .getLanguageInfo, .getLanguageInfoList, .include,
      .load, .lorem, .now, .partial, .querystring, .regroup, .resetcycle, .static, .templatetag, .trans, .translate,
      .url, .widthratio, .getAdminLog:
      .leaf
    }
  }

  private var jinjaShape: TagShape {
    switch self {
    case .autoescape, .block, .call, .filter, .for, .if, .macro, .raw, .trans, .with: .block
    case .elif, .else: .branch
    case .extends, .include, .import, .from, .do, .none: .leaf
    case _: .undecided
    }
  }

  /// Whether `branch` may divide a block of this kind; unknown blocks may have any.
  func accepts(_ branch: TagKind, in dialect: TemplateFile.Dialect) -> Bool {
    switch (self, dialect) {
    case (.if, _): branch == .elif || branch == .else
    case (.for, .django): branch == .empty
    case (.for, .jinja): branch == .else
    case (.ifchanged, .django): branch == .else
    case (.blocktrans, .django), (.blocktranslate, .django): branch == .plural
    case (let tag, let dialect): tag.shape(in: dialect) == .undecided
    }
  }
}
