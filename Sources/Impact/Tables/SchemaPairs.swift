import Base

/// Which table a schema speaks of, told by its name: `UserRead`, `UserInDB` and `CreateUser` of `User`.
///
/// A convention, so what follows from it is likely and no more.
struct SchemaPairs {
  private var tables: [String: [ID<ClassRow>]] = [:]
  private let longest: Int

  init(_ all: ProjectTables) {
    for row in all.classes.indices where all.records[ID(row)]?.kind == .table {
      let words = Self.words(Self.stem(all.classes[row].name))
      if !words.isEmpty { tables[words.joined(separator: "_"), default: []].append(ID(row)) }
    }
    longest = tables.keys.map { $0.count { $0 == "_" } + 1 }.max() ?? 0
  }

  /// The one table whose name the schema's begins or ends with; the longest name wins.
  func table(ofSchema name: String) -> ID<ClassRow>? {
    let words = Self.words(name)
    for count in stride(from: min(longest, words.count), to: 0, by: -1) {
      for part in [words.prefix(count), words.suffix(count)] {
        guard let found = tables[part.joined(separator: "_")] else { continue }
        return found.count == 1 ? found[0] : nil
      }
    }
    return nil
  }

  /// `Recipe` of `RecipeModel`.
  private static func stem(_ name: String) -> String {
    for end in ["Model", "Table", "Orm", "ORM", "DB"] where name.hasSuffix(end) && name.count > end.count {
      return String(name.dropLast(end.count))
    }
    return name
  }

  /// `user`, `in`, `db` of `UserInDB`: a run of capitals is one word.
  private static func words(_ name: String) -> [String] {
    var words: [String] = []
    var before = Character("_")
    for letter in name {
      if letter == "_" || letter.isUppercase && !before.isUppercase || words.isEmpty { words.append("") }
      if letter != "_" { words[words.count - 1] += letter.lowercased() }
      before = letter
    }
    return words.filter { !$0.isEmpty }
  }
}
