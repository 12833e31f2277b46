import Base

/// What the names in each template may stand for, joined over everything that renders it.
struct TemplateContexts {
  typealias Names = [String: [Typed]]

  /// For all templates: of context processors.
  var shared: Names = [:]
  /// By the template's row.
  var own: [Names]

  init(count: Int) { own = Array(repeating: [:], count: count) }

  /// Whether anything was new.
  mutating func add(_ names: Names, to row: Int) -> Bool {
    var isNew = false
    for (name, types) in names {
      for type in types where own[row][name, default: []].count < 8 {
        if own[row][name]?.contains(where: { $0.type == type.type }) ?? false { continue }
        own[row][name, default: []].append(type)
        isNew = true
      }
      if types.isEmpty, own[row][name] == nil {
        own[row][name] = []
        isNew = true
      }
    }
    return isNew
  }
}
