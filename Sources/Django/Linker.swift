import Facts

extension DjangoProject {
  /// Links the files of a project, given in any order.
  public init(linking sources: [SourceFile]) {
    self.init()
    files = sources.sorted { $0.path < $1.path }.map { ProjectFile(path: $0.path, facts: $0.facts) }
  }
}
