import Base
import Django

/// A model that a text names.
public struct NamedModel: Sendable, Equatable {
  /// `orders.OrderItem`.
  public var label: String
  /// Of the project's own app.
  public var app: String
  /// Dotted.
  public var className: String
  /// Where it is defined.
  public var path: String?
  public var fields: Int
}

extension BootedProject {
  /// The project's own models that a text names in one word or several, in one or many: `order items` is `OrderItem`, and
  /// no `Order` unless that is said elsewhere.
  public func models(namedIn text: String) -> [NamedModel] {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    var found: [(model: NamedModel, places: [Range<Int>])] = []
    for model in dump.models.items {
      guard case .value(let label?) = model.label, let app = app(ofLabel: label), let className = model.className.value
      else { continue }
      let places = Self.places(of: Self.words(of: className.dottedParts.last ?? ""), in: words)
      if places.isEmpty { continue }
      found.append(
        (
          NamedModel(
            label: label, app: app, className: className, path: model.place.file.value ?? nil,
            fields: model.fields.items.count), places
        ))
    }
    let all = found.flatMap(\.places)
    return found.filter { _, places in
      places.contains { place in !all.contains { $0.count > place.count && $0.contains(place) } }
    }.map(\.model)
  }

  /// `OrderItem` is `order item`.
  private static func words(of name: Substring) -> [String] {
    var words: [String] = []
    for character in name {
      if character.isUppercase || words.isEmpty { words.append("") }
      words[words.count - 1] += character.lowercased()
    }
    return words
  }

  /// Where the words of a name stand in a row, or as one word.
  private static func places(of name: [String], in words: [String]) -> [Range<Int>] {
    guard let last = name.last, !last.isEmpty else { return [] }
    let joined = plurals(of: name.joined())
    var places = words.indices.filter { joined.contains(words[$0]) }.map { $0..<$0 + 1 }
    if name.count > 1, words.count >= name.count {
      let lasts = plurals(of: last)
      places += (0...(words.count - name.count)).filter { start in
        Array(words[start..<(start + name.count - 1)]) == name.dropLast()
          && lasts.contains(words[start + name.count - 1])
      }.map { $0..<$0 + name.count }
    }
    return places
  }

  private static func plurals(of word: String) -> [String] {
    [word, word + "s", word + "es"] + (word.hasSuffix("y") ? [word.dropLast() + "ies"] : [])
  }
}
