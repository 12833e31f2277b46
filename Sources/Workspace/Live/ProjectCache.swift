import Base
import Platform
import Store
import Synchronization

/// The cache on disk of one project: asked while a question is answered, written when the answer is out.
final class ProjectCache: Sendable {
  /// What is kept, and whether it pays is measured by `Benchmarks/warm.py`.
  enum Kind: String, Sendable { case workspace, dump, impact, history }

  private struct Place: Hashable, Sendable {
    var kind: String
    var key: ContentHash
  }

  private let store: ResultStore?
  private let waiting = Mutex<[Place: @Sendable () -> StoredResult]>([:])

  init(_ folder: CacheFolder?, root: String) { store = folder?.store(of: root) }

  /// The result, if there is one and all that it stands on is as it was.
  ///
  /// - Parameter names: of the files whose coming and going matters.
  func find(
    _ kind: Kind, _ key: ContentHash, names: ContentHash, _ tree: DiskTree, _ now: ProjectSnapshot
  ) -> (payload: [UInt8], trace: DiskTrace)? {
    guard let found = store?.read(kind: kind.rawValue, key: key), let known = StoredTrace(packed: found.trace),
      known.names == names
    else { return nil }
    var trace = known.trace
    guard trace.firstChange(in: tree, now) == nil else { return nil }
    // Stamps that proved nothing do now: the next process need not read those files.
    if trace != known.trace {
      let payload = found.payload
      put(kind, key, names: names, trace) { payload }
    }
    return (found.payload, trace)
  }

  /// A result that stands on nothing but its key.
  func find(_ kind: Kind, _ key: ContentHash) -> [UInt8]? { store?.read(kind: kind.rawValue, key: key)?.payload }

  /// Keeps a result with the next `take`.
  func put(
    _ kind: Kind, _ key: ContentHash, names: ContentHash, _ trace: DiskTrace,
    _ payload: @escaping @Sendable () -> [UInt8]
  ) {
    guard store != nil else { return }
    let result: @Sendable () -> StoredResult = {
      StoredResult(
        kind: kind.rawValue, key: key, trace: StoredTrace(names: names, trace: trace).packed, payload: payload())
    }
    waiting.withLock { $0[Place(kind: kind.rawValue, key: key)] = result }
  }

  /// What is to be written, once; packing and writing it needs no lock.
  func take() -> @Sendable () -> Bool {
    let results = waiting.withLock { waiting in
      defer { waiting = [:] }
      return waiting
    }
    return { [store] in
      let sorted = results.sorted { ($0.key.kind, $0.key.key.text) < ($1.key.kind, $1.key.key.text) }
      return store?.write(sorted.map { $0.value() }) ?? true
    }
  }
}

/// What a stored result stands on.
struct StoredTrace: Packed {
  var names: ContentHash
  var trace: DiskTrace

  static var blank: StoredTrace { StoredTrace(names: .blank, trace: DiskTrace()) }

  mutating func pack(_ coder: inout PackCoder) {
    coder(&names)
    coder(&trace.files)
    coder(&trace.folders)
  }
}

extension DiskTrace.Witness: Packed {
  static var blank: DiskTrace.Witness { .init(stamp: nil, hash: nil, isRacy: false) }

  mutating func pack(_ coder: inout PackCoder) {
    coder(&stamp)
    coder(&hash)
    coder(&isRacy)
  }
}
