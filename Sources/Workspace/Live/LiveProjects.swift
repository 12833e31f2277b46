import Platform
import Synchronization

/// The projects of one process, by folder.
public final class LiveProjects: Sendable {
  private let known = Mutex<[String: LiveProject]>([:])

  private let watch: @Sendable (String) -> (any ChangeWatch)?

  private let cache: CacheFolder?

  /// - Parameters:
  ///   - cache: where results are kept for other processes; nil for nowhere.
  ///   - watch: what watches the project at an absolute path, if anything does.
  public init(
    cache: CacheFolder? = nil, watch: @escaping @Sendable (String) -> (any ChangeWatch)? = { _ in nil }
  ) {
    self.cache = cache
    self.watch = watch
  }

  /// Holds itself: a process that ends need not take apart what it has read, which takes longer than many an answer.
  public func keep() { Kept(self).keep() }

  /// Keeps on disk what was worked out.
  public func save() {
    for project in known.withLock({ Array($0.values) }) { project.save() }
  }

  /// The project at `root`, the same one for the same folder however it is written.
  public func project(at root: String) -> LiveProject {
    let absolute = FilePath(root).absolute
    let place = ((try? absolute.resolved()) ?? absolute).text
    return known.withLock { known in
      if let project = known[place] { return project }
      let project = LiveProject(root: root, watch: watch(place), cache: cache)
      known[place] = project
      return project
    }
  }
}
