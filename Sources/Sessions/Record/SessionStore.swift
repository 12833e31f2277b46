internal import Base
public import Platform

/// Where the sessions of a project lie: the open one, and those that ended.
public struct SessionStore: Sendable {
  /// Below the root.
  public static let folder = ".djangology/sessions"
  public static let currentPath = folder + "/current.md"

  public enum Failure: Error, Hashable, Sendable {
    /// One is open already, about this.
    case open(goal: String)
    case none
    case unreadable
    case file(FileError)
  }

  public let root: FilePath

  public init(root: String) { self.root = FilePath(root) }

  private func place(_ path: String) -> String { root.appending(path).text }

  /// The open session; nil where there is none.
  public func current() throws(Failure) -> WorkSession? {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.read(place(Self.currentPath))
    } catch {
      if error == .notFound { return nil }
      throw .file(error)
    }
    guard let session = WorkSession(markdown: String(decoding: bytes, as: UTF8.self)) else { throw .unreadable }
    return session
  }

  /// Opens a session, noting what was changed before it.
  public func start(_ session: WorkSession) throws(Failure) {
    if let open = try current() { throw .open(goal: open.goal) }
    try write(session, to: Self.currentPath)
  }

  public func save(_ session: WorkSession) throws(Failure) { try write(session, to: Self.currentPath) }

  /// Closes the open session and answers it with the path it is kept at.
  @discardableResult
  public func end(at date: String) throws(Failure) -> (session: WorkSession, path: String) {
    guard var session = try current() else { throw .none }
    session.ended = date
    let path = freePath(for: session)
    try write(session, to: path)
    FileRemoval.remove(place(Self.currentPath))
    return (session, path)
  }

  /// The paths of ended sessions, the latest last.
  public func ended() -> [String] {
    let names = (try? DirectoryEntries.read(place(Self.folder))) ?? []
    return names.filter { !$0.isDirectory && $0.name.hasSuffix(".md") && $0.name != "current.md" }
      .map { Self.folder + "/" + $0.name }.sorted()
  }

  private func freePath(for session: WorkSession) -> String {
    let name = "\(session.started.prefix(10))-\(Self.slug(session.goal))"
    for number in 1... {
      let path = "\(Self.folder)/\(name)\(number == 1 ? "" : "-\(number)").md"
      if (try? FileStamp(of: place(path))) == nil { return path }
    }
    return Self.currentPath
  }

  /// Words of the goal as they may stand in the name of a file.
  static func slug(_ goal: String) -> String {
    let words = goal.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    var slug = ""
    for word in words where slug.count + word.count < 40 { slug += (slug.isEmpty ? "" : "-") + word }
    return slug.isEmpty ? "session" : slug
  }

  private func write(_ session: WorkSession, to path: String) throws(Failure) {
    do throws(FileError) {
      try AtomicWrite.makeDirectory(place(Self.folder))
      try AtomicWrite.write(Array(session.markdown.utf8), to: place(path))
    } catch {
      throw .file(error)
    }
  }
}
