internal import Guard
internal import Platform

/// A tool has run: what its edit has left to do, and nothing where there is nothing.
enum PostToolUseHook {
  static func answer(_ payload: HookPayload, _ project: HookProject) -> HookAnswer? {
    switch payload.tool {
    case .command(let command):
      return project.afterCommand(command, payload).flatMap(text).map { .context($0) }
    case .changes(let changes):
      let root = FilePath(project.guarded.root)
      let place = FilePath(payload.directory ?? root.text)
      let paths = changes.compactMap { place.appending($0.path).normalized.relative(to: root)?.text }
      guard !paths.isEmpty, let edit = project.afterEdit(paths, payload) else { return nil }
      return text(edit).map { .context($0) }
    case .other, .unreadable, nil: return nil
    }
  }

  private static func text(_ edit: HookEdit) -> String? {
    var text = HookText(tokens: 800)
    text.add(edit)
    return text.text
  }
}
