internal import Platform
public import Sessions
internal import ShellSyntax

/// A project with what is guarded in it: decides over commands and edits.
public struct GuardedProject: Sendable {
  /// Absolute; where patterns and settings hold.
  public let root: String
  public var settings: GuardSettings
  /// What the present session may touch; nil outside of sessions.
  public var scope: EditScope?
  /// The settings module that manage.py falls back on, if known.
  public var settingsModule: String?
  /// The environment that commands are started with.
  public var variables: [String: String]
  private let history: MergedFiles

  public init(
    root: String, settings: GuardSettings = GuardSettings(), scope: EditScope? = nil,
    variables: [String: String] = [:], history: MergedFiles? = nil
  ) {
    self.root = root
    self.settings = settings
    self.scope = scope
    self.variables = variables
    self.history = history ?? .ofGit(in: root, base: settings.base)
  }

  /// The project that a directory belongs to, guarded as its configuration says.
  public static func around(_ directory: String, variables: [String: String]? = nil) -> GuardedProject {
    let root = WorkRoot.around(directory)
    let settings = WorkRoot.configuration(in: root).map { GuardSettings(reading: $0.bytes, isOurs: $0.isOurs) }
    return GuardedProject(root: root, settings: settings ?? GuardSettings(), variables: variables ?? Environment.all)
  }

  /// What is to be said of a shell command that starts in `directory`.
  public func decide(_ command: String, from directory: String) -> GuardDecision {
    var judge = CommandJudge(self, from: directory)
    judge.judge(command)
    return GuardDecision(judge.findings)
  }

  /// What is to be said of changes of files; relative paths are seen from `directory`.
  public func decide(_ changes: [FileChange], from directory: String) -> GuardDecision {
    GuardDecision(changes.compactMap { FileJudge(self).finding($0, from: directory) })
  }

  // MARK: Files

  var home: String { variables["HOME"] ?? "~" }

  func surroundings(from directory: String) -> ShellSurroundings {
    ShellSurroundings(variables: variables) { path in
      let place = FilePath(directory).appending(path).normalized
      // What is no part of the project was not written for it: `/usr/bin/time`.
      guard place.relative(to: FilePath(root)) != nil || !path.hasPrefix("/") else { return nil }
      return (try? FileReader.read(place.text, limit: 200_000)).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// A path as seen from the root; nil for what is not below it.
  ///
  /// An unknown place is taken for the root.
  func relative(_ path: String, from directory: String?) -> String? {
    let top = FilePath(root)
    let place = (directory.map { FilePath($0) } ?? top).appending(path).normalized
    if let inside = place.relative(to: top) { return inside.text }
    guard let real = try? place.parent.resolved(), let realTop = try? top.resolved() else { return nil }
    return real.appending(place.name).relative(to: realTop)?.text
  }

  func exists(_ path: String) -> Bool { (try? FileStamp(of: root + "/" + path)) != nil }

  func text(of path: String) -> String? {
    (try? FileReader.read(root + "/" + path)).map { String(decoding: $0, as: UTF8.self) }
  }

  func isMerged(_ path: String) -> Bool { history.contains(path) }
}
