/// The paths that a route of `path()` takes, by segments.
public struct RouteLanguage: Sendable, Equatable {
  enum Segment: Sendable, Equatable {
    case literal(String)
    case integer, slug, uuid, any
  }

  private var segments: [Segment] = []
  /// `<path:…>` at its end.
  private var hasRest = false

  /// Nil for regular expressions, and for converters that are not Django's.
  public init?(_ route: DumpedRoute) {
    guard let parts = route.parts.value, let converters = route.converters.value,
      parts.allSatisfy({ $0.syntax != .re })
    else { return nil }
    let text = parts.map { $0.syntax == .i18n ? "<i18n>/" : $0.text }.joined()
    let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
    for (place, piece) in pieces.enumerated() {
      guard piece.contains("<") || piece.contains(">") else {
        segments.append(.literal(String(piece)))
        continue
      }
      if piece == "<i18n>" {
        segments.append(.literal("<i18n>"))
        continue
      }
      let found = RouteShape.parameters(ofPath: String(piece))
      guard found.count == 1, piece.first == "<", piece.last == ">" else { return nil }
      switch converters[found[0].name] {
      case "django.urls.converters.IntConverter": segments.append(.integer)
      case "django.urls.converters.SlugConverter": segments.append(.slug)
      case "django.urls.converters.UUIDConverter": segments.append(.uuid)
      case "django.urls.converters.StringConverter": segments.append(.any)
      case "django.urls.converters.PathConverter" where place == pieces.count - 1: hasRest = true
      default: return nil
      }
    }
  }

  /// Whether every path of the other is one of this.
  public func covers(_ other: RouteLanguage) -> Bool {
    if hasRest {
      guard other.segments.count + (other.hasRest ? 1 : 0) > segments.count else { return false }
      // What the rest takes is not empty.
      if !other.hasRest, other.segments.count == segments.count + 1, other.segments.last == .literal("") {
        return false
      }
    } else if other.hasRest || other.segments.count != segments.count {
      return false
    }
    return zip(segments, other.segments).allSatisfy { $0.covers($1) }
  }
}

extension RouteLanguage.Segment {
  fileprivate func covers(_ other: RouteLanguage.Segment) -> Bool {
    switch (self, other) {
    case (.literal(let a), .literal(let b)): a == b
    case (.any, .literal(let text)): !text.isEmpty
    case (.any, _): true
    case (.slug, .literal(let text)): !text.isEmpty && text.utf8.allSatisfy(\.isSlug)
    case (.slug, .integer), (.slug, .uuid), (.slug, .slug): true
    case (.integer, .literal(let text)): !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    case (.integer, .integer), (.uuid, .uuid): true
    default: false
    }
  }
}

extension UInt8 {
  fileprivate var isSlug: Bool {
    (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self) || self == 45 || self == 95
  }
}
