import Base
import Platform

/// What the change in the working tree forgot, and what that stands on: asked at every step of an agent, it is worked
/// out once a change.
public struct JudgedChange: Sendable {
  public let report: VerifyReport
  /// Nil when something changed meanwhile, or nobody can tell.
  fileprivate let basis: Basis?

  fileprivate struct Basis: Sendable {
    var files: ProjectSnapshot
    let git: GitState
    /// Also of the folders above the project.
    let configuration: ContentHash
    /// Libraries and other files beside the project.
    var surroundings: DiskTrace
  }
}

extension LiveProject {
  public func judgeChange(_ boot: DumpRequest = .init()) throws(VerifyFailure) -> JudgedChange {
    var request = VerifyRequest()
    request.boot = boot
    let before = basis()
    let report = try verify(request)
    guard let before, var after = basis(), after.git == before.git, after.configuration == before.configuration,
      after.files.holds(before.files)
    else { return JudgedChange(report: report, basis: nil) }
    if let surroundings = try? boots({ kept, now, _ in kept.surroundings(now, boot) }) {
      after.surroundings = surroundings
    }
    return JudgedChange(report: report, basis: after)
  }

  /// Whether everything is as it was when the change was judged.
  ///
  /// - Parameter waits: whether files may be looked at; otherwise what a watch has not told is a no.
  public func holds(_ judged: JudgedChange, waits: Bool) -> Bool {
    guard let then = judged.basis, waits || isQuiet, let now = basis(), now.git == then.git,
      now.configuration == then.configuration, now.files.holds(then.files)
    else { return false }
    var surroundings = then.surroundings
    return surroundings.firstChange(in: DiskTree(root: root), now.files) == nil
  }

  /// Whether it can be told at all that nothing has changed.
  public var tellsChanges: Bool { basis() != nil }

  private func basis() -> JudgedChange.Basis? {
    guard let git = GitState(at: root), let files = try? look() else { return nil }
    return .init(
      files: files, git: git, configuration: ConfigurationSearch(root: root).witnesses, surroundings: DiskTrace())
  }
}
