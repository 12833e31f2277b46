import Platform
import RetrievalBench
import Search

/// What a benchmark asks git, always from the project's folder: paths are below it.
struct BenchHistory {
  private let git: Git

  init(root: String) throws(BenchFailure) {
    git = Git(in: root)
    do throws(GitError) {
      _ = try git.run(["rev-parse", "--git-dir"])
    } catch {
      throw .noGit(reason: error.words)
    }
  }

  /// So many commits are looked at for each task that is wanted, and at least so many.
  private static let searched = (factor: 40, least: 3000)

  /// The tasks that the newest commits hold.
  func tasks(_ request: BenchRequest) throws(BenchFailure) -> MinedTasks {
    let range = try request.since.map { name throws(BenchFailure) in "\(try commit(name))..HEAD" } ?? "HEAD"
    let count = max(Self.searched.least, request.commits * Self.searched.factor)
    guard hasCommits else { return MinedTasks([], wanted: 0) { _ in false } }
    let log = try run(MinedCommit.gitArguments + ["-n", String(count), range, "--", "."])
    return MinedTasks(MinedCommit.all(in: log), wanted: request.commits) { SourceKind(path: $0) != nil }
  }

  private var hasCommits: Bool { (try? commit("HEAD")) != nil }

  private func commit(_ name: String) throws(BenchFailure) -> String {
    let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"]
    guard let answer = try? git.run(arguments) else { throw .unknownRevision(name) }
    return String(decoding: answer.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  var isShallow: Bool {
    (try? git.run(["rev-parse", "--is-shallow-repository"])).map { $0.starts(with: "true".utf8) } ?? false
  }

  /// The log that a capsule sees for a task: ancestors of its tree alone.
  func log(before task: BenchTask, delay: Int, _ commits: Int) throws(BenchFailure) -> GitProcess {
    let skipped = delay > 0 ? ["--skip", String(delay)] : []
    do throws(GitError) {
      return try git.start(
        HistoryIndex.gitArguments + ["-n", String(commits)] + skipped + ["--relative", task.parent, "--", "."])
    } catch {
      throw BenchFailure(error)
    }
  }

  /// What the commit of a task changed in the files to find.
  func changes(of task: BenchTask) throws(BenchFailure) -> ChangedLines {
    ChangedLines(diff: try run(ChangedLines.gitArguments + [task.parent, task.commit, "--"] + task.gold))
  }

  /// The files of a tree with the names of their contents, in git's order; links and submodules are left out.
  func files(at commit: String) throws(BenchFailure) -> [(path: String, blob: String)] {
    let list = try run(["ls-tree", "-r", "-z", commit])
    return list.split(separator: 0).compactMap { entry in
      guard entry.starts(with: "100".utf8), let tab = entry.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let blob = entry[..<tab].split(separator: 0x20).last.map { String(decoding: $0, as: UTF8.self) }
      guard let blob, let path = String(validating: entry[(tab + 1)...], as: UTF8.self) else { return nil }
      return (path, blob)
    }
  }

  func objects() throws(BenchFailure) -> GitObjects {
    do throws(GitError) {
      return try git.objects()
    } catch {
      throw BenchFailure(error)
    }
  }

  private func run(_ arguments: [String]) throws(BenchFailure) -> [UInt8] {
    do throws(GitError) {
      return try git.run(arguments)
    } catch {
      throw BenchFailure(error)
    }
  }
}
