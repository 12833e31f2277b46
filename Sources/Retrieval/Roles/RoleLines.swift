import Base
import Search

/// Chooses which files to name so that every part played for the models of a task is in the capsule.
///
/// A part is in it when one of its files is there anyway. Else its best file is named, with what it is in it.
struct RoleLines {
  let items: [Capsule.Item]

  /// A line for so many tokens of the budget, but not more lines than `lineCount`.
  static let tokensALine = 300
  static let lineCount = 16

  /// - Parameter named: files that the capsule shows or names already.
  init(_ options: CapsuleOptions, named: Set<String>) {
    var rows = Rows()
    let limit = min(Self.lineCount, options.maxTokens / Self.tokensALine)
    for cast in options.roles where !(options.tests == .none && cast.role == .test) {
      if cast.isPlayed(in: named) { continue }
      if let player = cast.players.prefix(3).first(where: { rows.holds($0.path) }) ?? cast.players.first {
        rows.add(player, cast, limit: limit)
      }
    }
    items = rows.items
  }
}

/// Lines under construction, one a file.
private struct Rows {
  private var order: [String] = []
  private var words: [String: [(role: ModelRole, names: [String])]] = [:]

  func holds(_ path: String) -> Bool { words[path] != nil }

  mutating func add(_ player: RolePlayers.Player, _ cast: RolePlayers, limit: Int) {
    if words[player.path] == nil {
      let same = words.values.count { $0.contains { $0.role == cast.role } }
      guard order.count < limit, same < cast.role.quota else { return }
      order.append(player.path)
      words[player.path] = []
    }
    let name = player.name.isEmpty ? "" : "\(player.name) \(player.line)"
    var parts = words[player.path] ?? []
    if let own = parts.firstIndex(where: { $0.role == cast.role }) {
      if !name.isEmpty, !parts[own].names.contains(name) { parts[own].names.append(name) }
    } else {
      parts.append((cast.role, name.isEmpty ? [] : [name]))
    }
    words[player.path] = parts
  }

  var items: [Capsule.Item] {
    order.map { path in
      let parts = (words[path] ?? []).map { part in
        part.names.isEmpty ? part.role.word : part.role.word + " " + part.names.prefix(3).joined(separator: ", ")
      }
      return Capsule.Item(path: path, role: PathRole(path: path), reasons: [parts.joined(separator: "; ")])
    }
  }
}
