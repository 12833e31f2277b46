import Base

/// A subject as the words in it, lowercase; a colon and a bracket are words, all else parts words.
struct SubjectWords {
  let words: [String]

  init(_ line: some Sequence<UInt8>) {
    var (words, word): ([String], [UInt8]) = ([], [])
    for byte in Array(line) + [0x20] {
      if byte.isWord {
        word.append(byte.lowered)
        continue
      }
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
      if ":[]".utf8.contains(byte) { words.append(String(UnicodeScalar(byte))) }
    }
    self.words = words
  }
}

/// Words in a row, wherever they stand in a subject.
///
/// `a|b` is either word, `a~` any word that begins so, `#` any that begins with a digit; `?` behind a place says that it
/// may be empty, `*` that it may be repeated, too. `...` is any number of words; `^` and `$` are the two ends.
struct SubjectPattern: Sendable {
  private struct Place {
    var choices: [Substring] = []
    var isAnything = false
    var isOptional = false
    var repeats = false

    func holds(_ word: String) -> Bool {
      choices.contains { choice in
        if choice == "#" { return word.utf8.first?.isDigit ?? false }
        return choice.hasSuffix("~") ? word.hasPrefix(choice.dropLast()) : word == choice
      }
    }
  }

  private let places: [Place]
  private let isFirst: Bool
  private let isLast: Bool

  init(_ text: String) {
    var parts = text.split(separator: " ")
    isFirst = parts.first == "^"
    isLast = parts.last == "$"
    if isFirst { parts.removeFirst() }
    if isLast { parts.removeLast() }
    places = parts.map { part in
      var place = Place()
      place.isAnything = part == "..."
      place.repeats = part.hasSuffix("*")
      place.isOptional = part.hasSuffix("?") || place.repeats
      place.choices = (place.isOptional ? part.dropLast() : part).split(separator: "|")
      return place
    }
  }

  func matches(_ subject: SubjectWords) -> Bool {
    let starts = isFirst ? 0...0 : 0...subject.words.count
    return starts.contains { matches(places[...], subject.words[$0...]) }
  }

  private func matches(_ places: ArraySlice<Place>, _ words: ArraySlice<String>) -> Bool {
    guard let place = places.first else { return !isLast || words.isEmpty }
    let rest = places.dropFirst()
    if place.isAnything { return words.indices.contains { matches(rest, words[$0...]) } }
    if let word = words.first, place.holds(word), matches(place.repeats ? places : rest, words.dropFirst()) {
      return true
    }
    return place.isOptional && matches(rest, words)
  }
}
