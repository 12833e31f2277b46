import Glibc
import Testing

@testable import Platform

@Suite struct FileLockTests {
  private func hold(_ path: String) throws -> FileLock {
    guard let lock = try FileLock(path) else { throw FileError.permissionDenied }
    return lock
  }

  private func isHeld(_ path: String) throws -> Bool { try FileLock(path) == nil }

  @Test func `one at a time holds a lock, and nothing is left of it`() throws {
    let tree = try TemporaryTree()
    let path = tree.path("lock")
    let held = try hold(path)
    #expect(try isHeld(path))
    _ = consume held
    #expect((try? FileStamp(of: path)) == nil)
    #expect(try !isHeld(path))
  }

  @Test func `a dead holder's file is no obstacle`() throws {
    let tree = try TemporaryTree(["lock": "12345"])
    #expect(try !isHeld(tree.path("lock")))
  }

  @Test func `a file that was removed under its holder guards nothing`() throws {
    let tree = try TemporaryTree()
    let path = tree.path("lock")
    let first = try hold(path)
    unsafe unlink(path)
    let second = try hold(path)
    #expect(try isHeld(path))
    _ = consume first
    _ = consume second
  }

  @Test func `a symlink is not followed to what it names`() throws {
    let tree = try TemporaryTree(["precious": "1"])
    try tree.link("lock", to: "precious")
    #expect(throws: FileError.self) { _ = try isHeld(tree.path("lock")) }
  }

  @Test func `many who want it at once get it one after the other`() throws {
    let tree = try TemporaryTree()
    let path = tree.path("lock")
    let counter = tree.path("inside")
    let clashes = parallelMap(count: 200, workers: 4, chunk: 1) { _ in
      while true {
        guard let lock = try? FileLock(path) else { continue }
        let isAlone = unsafe mkdir(counter, 0o700) == 0
        unsafe rmdir(counter)
        _ = consume lock
        return isAlone ? 0 : 1
      }
    }
    #expect(clashes.reduce(0, +) == 0)
  }
}
