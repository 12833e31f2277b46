import Platform
import Workspace

/// `--python` as every command that boots a project takes it.
enum EnvironmentArgument {
  private static let python = ArgumentKey<String?>.option(
    "python", "Interpreter or environment that has the project's libraries", kind: .path, placeholder: "PATH")

  /// One that leads nowhere would go unnoticed: the answer would be that of no environment.
  static func check(_ arguments: ParsedArguments, _ caller: Caller) throws(CommandFailure) {
    guard let path = arguments[python], !Workspace.isEnvironment(caller.absolute(path)) else { return }
    throw CommandFailure(
      message: "--python \(path): no Python environment there",
      advice: "Give the folder with bin and lib, or the interpreter in its bin.")
  }
}

extension Caller {
  /// A path as the caller means it, from the root of the disk.
  func absolute(_ path: String) -> String { FilePath(place(path)).absolute.text }
}
