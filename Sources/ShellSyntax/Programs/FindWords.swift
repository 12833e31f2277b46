/// The arguments of `find`, as far as they say what it finds and what becomes of it.
public struct FindWords: Sendable {
  /// What it may find, as paths with wild cards.
  public private(set) var patterns: [String] = []
  /// What it runs for each; `{}` stands for it.
  public private(set) var commands: [[String]] = []
  public private(set) var deletes = false

  public init(_ words: [String]) {
    var places: [String] = []
    var names: [String] = []
    var at = 1
    while at < words.count, !words[at].hasPrefix("-"), words[at] != "(", words[at] != "!" {
      places.append(words[at])
      at += 1
    }
    var isNegated = false
    while at < words.count {
      let next = at + 1 < words.count ? words[at + 1] : ""
      switch words[at] {
      case "-not", "!": isNegated = true
      case "-name", "-iname", "-path", "-ipath", "-wholename", "-regex":
        if !isNegated { names.append(next) }
        isNegated = false
        at += 1
      case "-delete": deletes = true
      case "-exec", "-execdir", "-ok", "-okdir":
        let stop = words[(at + 1)...].firstIndex { $0 == ";" || $0 == "+" } ?? words.count
        commands.append(Array(words[(at + 1)..<stop]))
        at = stop
      default: isNegated = false
      }
      at += 1
    }
    if places.isEmpty { places = ["."] }
    patterns = places.flatMap { Self.paths($0, names) }
  }

  private static func paths(_ place: String, _ names: [String]) -> [String] {
    let deep = names.filter { $0.contains("/") }
    let flat = names.filter { !$0.contains("/") }
    if names.isEmpty { return [place] }
    if deep.isEmpty { return flat.map { place + "/" + $0 } }
    // A folder in one pattern and a name in another: both hold.
    guard let name = flat.first else { return deep }
    return deep.map { pattern in
      let folder = pattern.hasSuffix("/*") ? String(pattern.dropLast(2)) : pattern
      return folder.hasSuffix(".py") ? pattern : folder + "/" + name
    }
  }
}
