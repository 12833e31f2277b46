internal import Base
public import Guard

/// What a tool is about to do, or has done.
public enum HookTool: Sendable, Equatable {
  case command(String)
  case changes([FileChange])
  /// Neither runs a command nor changes a file.
  case other(String)
  /// A tool of the first two kinds whose input does not say what it does.
  case unreadable(String)

  private static let shells: Set<String> = [
    "Bash", "PowerShell", "run_shell_command", "runTerminalCommand", "run_in_terminal", "runInTerminal", "shell",
    "Shell",
    "local_shell", "exec_command", "execute_bash", "terminal", "run_terminal_cmd", "unified_exec", "bash", "powershell",
  ]
  private static let writers: Set<String> = [
    "Write", "create_file", "createFile", "write_file", "write_to_file", "create",
  ]
  private static let editors: Set<String> = [
    "Edit", "MultiEdit", "NotebookEdit", "replace_string_in_file", "insert_edit_into_file",
    "multi_replace_string_in_file",
    "edit_notebook_file", "editFiles", "edit_file", "replace", "replaceString", "StrReplace", "search_replace", "edit",
    "str_replace_editor", "str_replace_based_edit_tool", "apply_diff", "insert_content", "EditNotebook",
  ]
  private static let deleters: Set<String> = ["Delete", "delete_file", "deleteFile"]

  init?(_ payload: JSONValue) {
    let input = payload["tool_input"] ?? payload["toolInput"] ?? payload["toolArgs"] ?? .object([])
    guard let name = (payload["tool_name"] ?? payload["toolName"])?.string else {
      // Cursor names no tool where the event does.
      if let command = payload["command"]?.string {
        self = .command(command)
      } else {
        guard let path = payload["file_path"]?.string else { return nil }
        self = .changes([FileChange(path: path, kind: .edit)])
      }
      return
    }
    if name == "apply_patch" || name == "applyPatch" {
      self = Self.patch(input) ?? .unreadable(name)
    } else if Self.shells.contains(name) {
      self = Self.command(in: input).map { .command($0) } ?? .unreadable(name)
    } else if Self.writers.contains(name) || Self.editors.contains(name) || Self.deleters.contains(name) {
      let kind: FileChange.Kind = Self.writers.contains(name) ? .write : Self.deleters.contains(name) ? .delete : .edit
      let changes = Self.changes(in: input, kind)
      self = changes.isEmpty ? .unreadable(name) : .changes(changes)
    } else if let command = Self.command(in: input),
      ["shell", "bash", "terminal", "exec"].contains(where: name.lowercased().contains)
    {
      self = .command(command)
    } else {
      self = .other(name)
    }
  }

  /// A command line, or the words of one.
  private static func command(in input: JSONValue) -> String? {
    let value = input["command"] ?? input["cmd"] ?? input["script"]
    if let text = value?.string { return text }
    guard let words = value?.array?.map({ $0.string ?? "" }), !words.isEmpty else { return nil }
    // `["bash", "-lc", "…"]`
    return words.map {
      "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
    .joined(separator: " ")
  }

  private static let paths = [
    "file_path", "filePath", "notebook_path", "notebookPath", "path", "target_file", "absolute_path", "target_notebook",
  ]

  private static func changes(in input: JSONValue, _ kind: FileChange.Kind) -> [FileChange] {
    var found: [FileChange] = []
    let edits = (input["edits"] ?? input["replacements"])?.array ?? []
    let texts = ([input] + edits).flatMap { part in
      ["new_string", "newString", "content", "new_source", "new_str", "file_text", "code", "insert_text", "code_edit"]
        .compactMap { part[$0]?.string }
    }
    let text = texts.isEmpty ? nil : texts.joined(separator: "\n")
    for part in [input] + edits {
      for key in paths {
        if let path = part[key]?.string, !path.isEmpty { found.append(FileChange(path: path, kind: kind, text: text)) }
      }
    }
    for file in input["files"]?.array ?? [] {
      if let path = file.string ?? file["path"]?.string { found.append(FileChange(path: path, kind: kind, text: text)) }
    }
    return found
  }

  /// The files of a patch in Codex's own form.
  private static func patch(_ input: JSONValue) -> HookTool? {
    let text = input.string ?? ["input", "patch", "command", "diff"].lazy.compactMap { input[$0]?.string }.first
    guard let text else { return nil }
    let heads: [(String, FileChange.Kind)] = [
      ("*** Update File: ", .edit), ("*** Add File: ", .write), ("*** Delete File: ", .delete),
      ("*** Move to: ", .write),
    ]
    var found: [FileChange] = []
    for line in text.split(whereSeparator: \.isNewline) {
      for (head, kind) in heads where line.hasPrefix(head) {
        found.append(FileChange(path: String(line.dropFirst(head.count)), kind: kind, text: ""))
      }
      if line.hasPrefix("+"), let last = found.indices.last { found[last].text? += line.dropFirst() + "\n" }
    }
    return found.isEmpty ? nil : .changes(found)
  }
}
