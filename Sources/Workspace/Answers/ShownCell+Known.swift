import Django

extension ShownCell {
  init(_ known: Known<String>) {
    switch known {
    case .value(let text): self = .text(text)
    case .unknown(let reason): self = .unknown(reason)
    }
  }

  init(_ known: Known<String?>) {
    switch known {
    case .value(let text): self = text.map { .text($0) } ?? .none
    case .unknown(let reason): self = .unknown(reason)
    }
  }

  /// `path:line`.
  init(_ place: DumpedPlace) {
    guard case .value(let file?) = place.file else {
      self.init(place.file)
      return
    }
    if case .value(let line?) = place.line { self = .text("\(file):\(line)") } else { self = .text(file) }
  }

  init(_ value: DumpedValue) {
    switch value {
    case .none: self = .none
    case .unknown(let reason): self = .unknown(reason)
    case .bool, .int, .double, .string, .list, .map: self = .text(Self.text(value))
    }
  }

  /// As Python writes it.
  static func text(_ value: DumpedValue) -> String {
    switch value {
    case .none: "None"
    case .bool(let flag): flag ? "True" : "False"
    case .int(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    case .list(let list):
      "[" + (list.items.map(text) + (list.openness == .closed ? [] : ["…"])).joined(separator: ", ") + "]"
    case .map(let map):
      "{"
        + (map.items.sorted { $0.key < $1.key }.map { "\($0.key): \(text($0.value))" }
        + (map.openness == .closed ? [] : ["…"])).joined(separator: ", ") + "}"
    case .unknown: "?"
    }
  }
}

extension Openness {
  /// Why a list may be incomplete, in words.
  var inWords: String? {
    switch self {
    case .closed: nil
    case .open: "there may be more"
    case .hints(let hints): "there may be more: \(hints.joined(separator: ", "))"
    case .unknown(let reason): reason
    }
  }
}
