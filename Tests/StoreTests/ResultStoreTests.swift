import Glibc
import Platform
import Testing

@testable import Store

/// Whatever happens to the file: a result is given back whole or not at all, and the cache works again afterwards.
@Suite struct ResultStoreTests {
  private static let one = CacheDirectory.result("dump", 1)
  private static let two = CacheDirectory.result("impact", 2)

  @Test func `what was written is read, by its kind and key`() throws {
    let directory = try CacheDirectory()
    let store = directory.store()
    #expect(store.read(Self.one) == nil)
    #expect(store.write([Self.one, Self.two]))
    #expect(store.read(Self.one) == Self.one)
    #expect(store.read(Self.two) == Self.two)
    #expect(store.read(kind: "dump", key: Self.two.key) == nil)
  }

  @Test func `reading makes no file`() throws {
    let directory = try CacheDirectory()
    _ = directory.store().read(Self.one)
    #expect(try DirectoryEntries.read(directory.path).isEmpty)
  }

  @Test func `a newer result takes the place of the older, and old keys make room`() throws {
    let directory = try CacheDirectory()
    let store = directory.store()
    var changed = Self.one
    changed.payload = [1, 2, 3]
    store.write([Self.one])
    store.write([changed])
    #expect(store.read(Self.one) == changed)
    for number in 2...9 { store.write([CacheDirectory.result("dump", number)]) }
    let there = (1...9).filter { store.read(CacheDirectory.result("dump", $0)) != nil }
    #expect(there == [6, 7, 8, 9])
  }

  @Test func `what another build or another project wrote is not there, and gives way`() throws {
    let directory = try CacheDirectory()
    #expect(directory.store().write([Self.one]))
    let newer = directory.store(build: "build 2")
    #expect(newer.read(Self.one) == nil)
    #expect(newer.write([Self.two]))
    #expect(newer.read(Self.two) == Self.two)
    #expect(directory.store().read(Self.one) == nil)
    #expect(directory.store(root: "/projects/blog").read(Self.two) == nil)
  }

  @Test(arguments: [0, 2, 99])
  func `another layout of the tables is not read, and gives way`(_ layout: Int) throws {
    let directory = try CacheDirectory()
    let store = directory.store()
    store.write([Self.one])
    try Database(store.path, busyMilliseconds: 100).run("UPDATE origin SET layout = \(layout)")
    #expect(store.read(Self.one) == nil)
    #expect(store.write([Self.two]))
    #expect(store.read(Self.two) == Self.two)
  }

  @Test(arguments: 0..<60)
  func `flipped bytes cost results, never truth`(_ seed: Int) throws {
    let directory = try CacheDirectory()
    let store = directory.store()
    store.write([Self.one, Self.two])
    try Self.foldLog(store)
    var bytes = try FileReader.read(store.path)
    var state = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15
    for _ in 0...(seed % 7) {
      state = (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
      bytes[Int(state >> 20) % (seed % 2 == 0 ? bytes.count : 200)] ^= UInt8(truncatingIfNeeded: state >> 8) | 1
    }
    try AtomicWrite.write(bytes, to: store.path)
    for result in [Self.one, Self.two] { #expect([nil, result].contains(store.read(result))) }
    #expect(store.write([Self.one]))
    #expect(store.read(Self.one) == Self.one)
  }

  @Test(arguments: [0, 1, 15, 100, 1000, 4096, 5000, 20_000])
  func `a file cut short is no obstacle`(_ length: Int) throws {
    let directory = try CacheDirectory()
    let store = directory.store()
    store.write([Self.one, Self.two])
    try Self.foldLog(store)
    try AtomicWrite.write(Array(try FileReader.read(store.path).prefix(length)), to: store.path)
    for result in [Self.one, Self.two] { #expect([nil, result].contains(store.read(result))) }
    #expect(store.write([Self.two]))
    #expect(store.read(Self.two) == Self.two)
  }

  @Test func `text in its place is no obstacle, a folder is left alone`() throws {
    let directory = try CacheDirectory()
    let store = directory.store()
    try AtomicWrite.write(Array("not a database, but long enough to look like something".utf8), to: store.path)
    #expect(store.read(Self.one) == nil)
    #expect(store.write([Self.one]))
    #expect(store.read(Self.one) == Self.one)
    let other = directory.store(root: "/projects/other")
    try AtomicWrite.makeDirectory(other.path)
    #expect(other.read(Self.one) == nil)
    #expect(!other.write([Self.one]))
  }

  @Test func `where nothing can be written nothing is kept`() {
    let store = ResultStore(root: "/projects/shop", directory: "/proc/no/such/place", build: "1")
    #expect(!store.write([Self.one]))
    #expect(store.read(Self.one) == nil)
  }

  @Test func `a full disk keeps what was there`() throws {
    let directory = try CacheDirectory()
    var store = directory.store()
    #expect(store.write([Self.one]))
    store.pageLimit = 16
    #expect(!store.write([CacheDirectory.result("impact", 3, size: 400_000)]))
    #expect(store.read(Self.one) == Self.one)
    store.pageLimit = nil
    #expect(store.write([Self.two]))
    #expect(store.read(Self.two) == Self.two)
  }

  @Test func `nobody waits long for another writer, and readers never`() throws {
    let directory = try CacheDirectory()
    let store = directory.store()
    store.write([Self.one])
    let writer = try Database(store.path, busyMilliseconds: 100)
    try writer.run("BEGIN IMMEDIATE")
    try writer.run("DELETE FROM results")
    #expect(!store.write([Self.two]))
    #expect(store.read(Self.one) == Self.one)
    try writer.run("ROLLBACK")
    #expect(store.write([Self.two]))
  }

  /// Moves what stands in the log beside the file into it.
  private static func foldLog(_ store: ResultStore) throws {
    try Database(store.path, busyMilliseconds: 100).run("PRAGMA wal_checkpoint(TRUNCATE)")
    for suffix in ["-wal", "-shm"] { FileRemoval.remove(store.path + suffix) }
  }
}
