import Foundation
import PackagePlugin

/// Turns the folder of rules into `allRules`: every file declares the rule it is named after.
@main
struct RegisterRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let sources = (target as? any SourceModuleTarget)?.sourceFiles(withSuffix: "swift") else { return [] }
    let names = sources.map { $0.url.deletingPathExtension().lastPathComponent }.sorted().map(constant)
    let list = "public let allRules: [Rule] = [\n" + names.map { "  \($0),\n" }.joined() + "]\n"
    let text = "public import Checks\n\n/// Every rule, as its folder has them.\n" + list
    let output = context.pluginWorkDirectoryURL.appending(path: "AllRules.swift")
    return [
      .buildCommand(
        displayName: "Registering \(names.count) rules", executable: URL(filePath: "/bin/sh"),
        arguments: ["-c", #"printf %s "$1" > "$2""#, "sh", text, output.path()], outputFiles: [output])
    ]
  }

  /// `MissingOnDelete.swift` declares `missingOnDelete`.
  private func constant(_ file: String) -> String { file.prefix(1).lowercased() + file.dropFirst() }
}
