public import Platform

/// The cache of one project on disk: results by kind and key in one SQLite file.
///
/// Disposable: what is damaged, of another build, locked or not to be written is as if it were not there. Nobody waits
/// for it longer than a moment, and nothing here is an error to anyone.
public struct ResultStore: Sendable {
  /// The file.
  public let path: String
  let root: String
  let build: String
  /// Pages of 4,096 bytes that the file may have; nil for no limit but the disk's.
  var pageLimit: Int?
  /// How many results of one kind are kept, the newest.
  static let keptOfKind = 4
  static let layout = 1
  static let busyMilliseconds: Int32 = 40

  /// - Parameters:
  ///   - root: the project's folder, absolute and free of symlinks.
  ///   - directory: where caches lie.
  ///   - build: tells one build of the program from another, whose packed bytes may mean something else.
  public init(root: String, directory: String, build: String) {
    self.root = root
    self.build = build
    path = directory + "/" + ContentHash([root]).text + ".db"
  }

  /// The result, if it is there and whole.
  public func read(kind: String, key: ContentHash) -> StoredResult? {
    // Opening would make the file.
    guard (try? FileStamp(of: path)) != nil, let database = try? opened() else { return nil }
    let found = try? database.rows(
      "SELECT trace, payload FROM results WHERE kind = ? AND key = ?", [.text(kind), .blob(key.bytes)])
    guard let row = found?.first, row.count == 2, case .blob(let trace) = row[0], case .blob(let payload) = row[1],
      let trace = SealedBytes.open(trace), let payload = SealedBytes.open(payload)
    else { return nil }
    return StoredResult(kind: kind, key: key, trace: trace, payload: payload)
  }

  /// Keeps all of these or none; false when that was not possible.
  @discardableResult
  public func write(_ results: [StoredResult]) -> Bool {
    if results.isEmpty { return true }
    guard makeDirectory() else { return false }
    do throws(Database.Failure) {
      try store(results)
      return true
    } catch .damaged {
      // Whatever stands there is of no use to anyone.
      removeFiles()
      return (try? store(results)) != nil
    } catch {
      return false
    }
  }

  /// The file, if its tables are of this layout, build and project.
  private func opened() throws(Database.Failure) -> Database {
    let database = try Database(path, busyMilliseconds: Self.busyMilliseconds)
    let rows = try database.rows("SELECT layout, build, root FROM origin")
    guard rows == [[.integer(Self.layout), .text(build), .text(root)]] else { throw .damaged }
    return database
  }

  private func store(_ results: [StoredResult]) throws(Database.Failure) {
    let database = try Database(path, busyMilliseconds: Self.busyMilliseconds)
    try database.run("PRAGMA journal_mode = WAL")
    try database.run("PRAGMA synchronous = NORMAL")
    try database.run("PRAGMA secure_delete = OFF")
    if let pageLimit { try database.run("PRAGMA max_page_count = \(pageLimit)") }
    try database.run("BEGIN IMMEDIATE")
    do throws(Database.Failure) {
      try prepareTables(database)
      for result in results { try insert(result, database) }
      try database.run("COMMIT")
    } catch {
      try? database.run("ROLLBACK")
      throw error
    }
  }

  /// Empties the tables of another layout, build or project.
  private func prepareTables(_ database: borrowing Database) throws(Database.Failure) {
    let isOurs =
      (try? database.rows("SELECT layout, build, root FROM origin"))
      == [[.integer(Self.layout), .text(build), .text(root)]]
    if isOurs { return }
    try database.run("DROP TABLE IF EXISTS origin")
    try database.run("DROP TABLE IF EXISTS results")
    try database.run("CREATE TABLE origin (layout INTEGER, build TEXT, root TEXT)")
    try database.run(
      "CREATE TABLE results (kind TEXT, key BLOB, trace BLOB, payload BLOB, UNIQUE (kind, key) ON CONFLICT REPLACE)")
    try database.run("INSERT INTO origin VALUES (?, ?, ?)", [.integer(Self.layout), .text(build), .text(root)])
  }

  private func insert(_ result: StoredResult, _ database: borrowing Database) throws(Database.Failure) {
    try database.run(
      "INSERT INTO results VALUES (?, ?, ?, ?)",
      [
        .text(result.kind), .blob(result.key.bytes), .blob(SealedBytes.seal(result.trace)),
        .blob(SealedBytes.seal(result.payload)),
      ])
    try database.run(
      """
      DELETE FROM results WHERE kind = ? AND rowid NOT IN
        (SELECT rowid FROM results WHERE kind = ? ORDER BY rowid DESC LIMIT \(Self.keptOfKind))
      """, [.text(result.kind), .text(result.kind)])
  }

  private func makeDirectory() -> Bool {
    (try? AtomicWrite.makeDirectory(FilePath(path).parent.text, mode: 0o700)) != nil
  }

  private func removeFiles() {
    for file in [path, path + "-wal", path + "-shm"] { FileRemoval.remove(file) }
  }
}
