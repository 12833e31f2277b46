import Platform
import Synchronization

/// The projects of one process, by folder.
public final class LiveProjects: Sendable {
  private let known = Mutex<[String: LiveProject]>([:])

  private let watch: @Sendable (String) -> (any ChangeWatch)?

  /// - Parameter watch: what watches the project at an absolute path, if anything does.
  public init(watch: @escaping @Sendable (String) -> (any ChangeWatch)? = { _ in nil }) { self.watch = watch }

  /// The project at `root`, the same one for the same folder however it is written.
  public func project(at root: String) -> LiveProject {
    let absolute = FilePath(root).absolute
    let place = ((try? absolute.resolved()) ?? absolute).text
    return known.withLock { known in
      if let project = known[place] { return project }
      let project = LiveProject(root: root, watch: watch(place))
      known[place] = project
      return project
    }
  }
}
