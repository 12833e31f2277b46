import Platform

/// When output is coloured.
enum ColorMode: String, CaseIterable, Sendable {
  /// On a terminal, unless `NO_COLOR` is set or the terminal is dumb.
  case auto
  case always
  case never
}

/// What the stream written to can show.
struct Terminal: Sendable {
  /// Somebody looks at it while we write.
  let isInteractive: Bool
  let width: Int
  private(set) var isColored: Bool
  /// Whether it is coloured unless somebody says otherwise.
  let likesColor: Bool

  init(_ stream: StandardStream, color: ColorMode) {
    isInteractive = Environment.isTerminal(stream)
    width = Environment.terminalWidth(stream) ?? 80
    let isDumb = Environment.variable("TERM") == "dumb"
    likesColor = isInteractive && !isDumb && Environment.variable("NO_COLOR") == nil
    isColored = Self.isColored(color, likesColor)
  }

  /// One of this width that nobody looks at while we write.
  init(width: Int, likesColor: Bool = false) {
    isInteractive = false
    self.width = width
    self.likesColor = likesColor
    isColored = likesColor
  }

  func with(_ color: ColorMode) -> Terminal {
    var changed = self
    changed.isColored = Self.isColored(color, likesColor)
    return changed
  }

  private static func isColored(_ color: ColorMode, _ likesColor: Bool) -> Bool {
    switch color {
    case .auto: likesColor
    case .always: true
    case .never: false
    }
  }

  func paint(_ text: String, _ style: TextStyle) -> String {
    isColored ? "\u{1B}[\(style.code)m\(text)\u{1B}[0m" : text
  }
}

/// What a piece of output is, from which its look follows.
enum TextStyle: Sendable {
  case heading, path, number, faint, good, warning, error

  var code: String {
    switch self {
    case .heading: "1"
    case .path: "36"
    case .number: "33"
    case .faint: "2"
    case .good: "32"
    case .warning: "1;33"
    case .error: "1;31"
    }
  }
}
