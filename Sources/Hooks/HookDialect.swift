internal import Base

/// Whose way of speaking a payload has; told from its shape alone.
public enum HookDialect: Sendable, Equatable {
  /// Claude Code, and Codex, which speaks the same.
  case claude
  /// VS Code runs Claude Code's hooks with names of its own.
  case vsCode
  case cursor
  case gemini

  init(_ payload: JSONValue) {
    let name = payload["hook_event_name"]?.string ?? ""
    if payload["hookEventName"] != nil {
      self = .vsCode
    } else if name.hasPrefix("Before") || name.hasPrefix("After") {
      self = .gemini
    } else if payload["conversation_id"] != nil || payload["workspace_roots"] != nil
      || name.utf8.first.map({ (97...122).contains($0) }) ?? false
    {
      self = .cursor
    } else {
      self = .claude
    }
  }
}
