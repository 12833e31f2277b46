import Platform
import Sessions

/// The folder that sessions, memory and installed files belong to.
enum KitRoot {
  static let argument = ArgumentKey<String?>.option(
    "root", short: "C", "Folder of the project; found from the current folder if left out", kind: .path,
    placeholder: "DIR")

  /// What was given, else the folder that work done here belongs to.
  static func found(_ arguments: ParsedArguments, _ context: borrowing CommandContext) -> String {
    if let given = arguments[argument] { return context.caller.place(given) }
    return WorkRoot.around(context.caller.directory ?? Environment.currentDirectory)
  }

  /// What memory and reports call the project at a root.
  static func projectName(_ root: String) -> String {
    let name = (try? FilePath(root).resolved())?.name ?? FilePath(root).absolute.name
    return name.isEmpty ? "project" : String(name)
  }
}
