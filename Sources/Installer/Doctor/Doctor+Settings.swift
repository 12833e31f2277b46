internal import Base
internal import Platform
internal import TextRegions

/// What the agent will find of the settings, and what it will not.
extension Doctor {
  func settings() -> [DoctorCheck] {
    let found = SettingsFile.all(at: site)
    return found.compactMap(readable) + [place(), installed(), ignored()].compactMap { $0 }
      + found.compactMap(switchedOff)
  }

  private func readable(_ file: SettingsFile) -> DoctorCheck? {
    switch file.document {
    case .success(let json):
      let hooks = InstalledHook.all(in: file).count
      let others = json["hooks"]?.object?.count ?? 0
      return DoctorCheck(
        "settings", file.path, .ok, hooks > 0 ? "\(hooks) hooks of ours" : others > 0 ? "hooks of others" : "no hooks")
    case .failure(let problem):
      return DoctorCheck(
        "settings", "\(file.path):\(problem.line)", .failed, problem.message,
        advice: "The agent ignores a settings file that it cannot read, hooks and permissions with it.")
    }
  }

  /// Settings are read from the folder Claude Code was started in and from no other.
  private func place() -> DoctorCheck? {
    let settings = ".claude/settings.json"
    if !site.exists(settings) {
      guard let above = folderAbove(holding: settings) else { return nil }
      return DoctorCheck(
        "settings", settings, .warning, "stands in \(above), and Claude Code started here does not read it",
        advice: "Start Claude Code in \(above).")
    }
    guard let top = folderAbove(holding: ".git"), !site.exists(".git") else { return nil }
    return DoctorCheck(
      "settings", settings, .warning, "is not read when Claude Code is started in \(top), the repository's top",
      advice: "Start it in \(site.root.text), or install in \(top).")
  }

  private func folderAbove(holding path: String) -> String? {
    var folder = site.root.absolute
    while folder.text != "/" {
      folder = folder.parent
      if (try? FileStamp(of: folder.appending(path).text)) != nil { return folder.text }
    }
    return nil
  }

  private func installed() -> DoctorCheck? {
    guard let record = site.record else {
      return DoctorCheck("settings", "installation", .warning, "nothing was installed here", advice: "djangology init")
    }
    let missing = record.files.filter { !site.exists($0.path) }.map(\.path)
    let edited = record.files.filter { file in
      (try? site.read(file.path)).flatMap { $0 }.map { InstalledFile.hash($0) != file.after } ?? false
    }.map(\.path)
    if !missing.isEmpty {
      return DoctorCheck(
        "settings", "installation", .failed, "gone: \(missing.joined(separator: ", "))", advice: "djangology init")
    }
    let note = edited.isEmpty ? "as installed" : "edited since: \(edited.joined(separator: ", "))"
    return DoctorCheck("settings", "installation", .ok, "\(record.files.count) files, \(note)")
  }

  private func ignored() -> DoctorCheck? {
    let path = ".claude/settings.local.json"
    guard site.exists(path), site.exists(".git") || folderAbove(holding: ".git") != nil else { return nil }
    let isIgnored = (try? Git(in: site.root.text).run(["check-ignore", "-q", path])) != nil
    return DoctorCheck(
      "settings", path, isIgnored ? .ok : .warning, isIgnored ? "ignored by git" : "is not ignored by git",
      advice: isIgnored ? nil : "Add it to .gitignore: it is one person's own.")
  }

  private func switchedOff(_ file: SettingsFile) -> DoctorCheck? {
    guard case .success(let json) = file.document, json["disableAllHooks"]?.bool == true else { return nil }
    return DoctorCheck(
      "settings", file.path, .failed, "disableAllHooks is set: no hook runs", advice: "Take it out of \(file.path).")
  }
}
