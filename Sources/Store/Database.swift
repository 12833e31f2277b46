import CSQLite

/// A connection to one SQLite file: the few calls that a cache makes, each checked, in one thread at a time.
@safe struct Database: ~Copyable {
  /// What went wrong, as far as a cache cares.
  enum Failure: Error, Hashable {
    /// Somebody else is writing.
    case busy
    /// The file is not a database of ours, or no longer.
    case damaged
    /// No room, no right, no such place.
    case unusable(code: Int32)
  }

  private let connection: OpaquePointer

  /// Opens the file at `path` and makes it if it is not there.
  init(_ path: String, busyMilliseconds: Int32) throws(Failure) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
    guard let opened = unsafe opened, Failure(code) == nil else {
      unsafe sqlite3_close_v2(opened)
      throw Failure(code) ?? .unusable(code: code)
    }
    unsafe sqlite3_busy_timeout(opened, busyMilliseconds)
    unsafe connection = opened
  }

  deinit { unsafe sqlite3_close_v2(connection) }

  /// Runs a statement without rows.
  func run(_ sql: String, _ values: [Column] = []) throws(Failure) {
    _ = try rows(sql, values)
  }

  /// All rows of a statement.
  func rows(_ sql: String, _ values: [Column] = []) throws(Failure) -> [[Column]] {
    var prepared: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(connection, sql, -1, &prepared, nil)
    if let failure = Failure(code) { throw failure }
    guard let statement = unsafe prepared else { return [] }
    defer { unsafe sqlite3_finalize(statement) }
    for (place, value) in values.enumerated() { unsafe value.bind(to: statement, Int32(place + 1)) }
    var rows: [[Column]] = []
    while true {
      let code = unsafe sqlite3_step(statement)
      if code == SQLITE_DONE { return rows }
      if code != SQLITE_ROW { throw Failure(code) ?? .unusable(code: code) }
      let count = unsafe sqlite3_column_count(statement)
      rows.append((0..<count).map { unsafe Column(statement, $0) })
    }
  }

  /// A value of a row.
  enum Column: Hashable {
    case null
    case integer(Int)
    case text(String)
    case blob([UInt8])

    fileprivate init(_ statement: OpaquePointer, _ index: Int32) {
      switch unsafe sqlite3_column_type(statement, index) {
      case SQLITE_INTEGER: self = unsafe .integer(Int(sqlite3_column_int64(statement, index)))
      case SQLITE_TEXT:
        self = unsafe .text(sqlite3_column_text(statement, index).map { unsafe String(cString: $0) } ?? "")
      case SQLITE_BLOB:
        let start = unsafe sqlite3_column_blob(statement, index)
        let count = Int(unsafe sqlite3_column_bytes(statement, index))
        self = unsafe .blob(Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)))
      default: self = .null
      }
    }

    // SQLite copies what it is given: -1 stands for that.
    fileprivate func bind(to statement: OpaquePointer, _ index: Int32) {
      let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      switch self {
      case .null: unsafe sqlite3_bind_null(statement, index)
      case .integer(let value): unsafe sqlite3_bind_int64(statement, index, Int64(value))
      case .text(let value): unsafe sqlite3_bind_text(statement, index, value, -1, copied)
      case .blob(let value):
        _ = unsafe value.withUnsafeBytes {
          unsafe sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), copied)
        }
      }
    }
  }
}

extension Database.Failure {
  /// Nil for what is no failure.
  fileprivate init?(_ code: Int32) {
    switch code & 0xff {
    case SQLITE_OK, SQLITE_ROW, SQLITE_DONE: return nil
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_MISMATCH, SQLITE_ERROR: self = .damaged
    default: self = .unusable(code: code)
    }
  }
}
