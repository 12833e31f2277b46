import Platform

/// The folder that sessions, memory and installed files belong to.
enum KitRoot {
  static let argument = ArgumentKey<String?>.option(
    "root", short: "C", "Folder of the project; found from the current folder if left out", kind: .path,
    placeholder: "DIR")

  /// What was given, else the nearest folder upwards that was set up or looks like a project.
  static func found(_ arguments: ParsedArguments, _ context: borrowing CommandContext) -> String {
    if let given = arguments[argument] { return context.caller.place(given) }
    let here = context.caller.directory ?? Environment.currentDirectory
    return above(here, holding: ".djangology") ?? ProjectRoot.above(here) ?? here
  }

  private static func above(_ folder: String, holding name: String) -> String? {
    var folder = FilePath(folder)
    for _ in 0..<64 {
      if (try? FileStamp(of: folder.appending(name).text)) != nil { return folder.text }
      if folder.text == "/" { return nil }
      folder = folder.parent
    }
    return nil
  }

  /// What memory and reports call the project at a root.
  static func projectName(_ root: String) -> String {
    let name = (try? FilePath(root).resolved())?.name ?? FilePath(root).absolute.name
    return name.isEmpty ? "project" : String(name)
  }
}
