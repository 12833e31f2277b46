import Discovery

extension Workspace {
  /// Whether an absolute path leads to an interpreter, or to a folder with packages.
  public static func isEnvironment(_ path: String) -> Bool {
    PythonEnvironment.locate(python: path, active: nil, root: "/", tree: DiskTree(root: "/")) != nil
  }
}
