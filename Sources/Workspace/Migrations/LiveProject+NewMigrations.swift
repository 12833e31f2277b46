import Verify

extension LiveProject {
  /// Files with migrations that are not in the commit where the branch left `ref`.
  public func newMigrations(since ref: String) throws(VerifyFailure) -> Set<String> {
    let set = try GitChange(root: root).read(since: ref)
    return Set(set.files.filter { $0.status == .added && $0.path.hasSuffix(".py") }.map(\.path))
  }
}
