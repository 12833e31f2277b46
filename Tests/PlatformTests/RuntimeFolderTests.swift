import Glibc
import Testing

@testable import Platform

@Suite struct RuntimeFolderTests {
  @Test func `it is made for the user alone, and found again`() throws {
    let tree = try TemporaryTree()
    let folder = FilePath(tree.path("run"))
    #expect(try RuntimeFolder.open(at: folder) == folder)
    var status = stat()
    #expect(unsafe stat(folder.text, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
    #expect(try RuntimeFolder.open(at: folder) == folder)
  }

  @Test func `what others could have put there is not used`() throws {
    let tree = try TemporaryTree(["file": "", "real/a": "", "open/a": ""])
    try tree.link("link", to: "real")
    tree.setMode(0o700, of: "real")
    tree.setMode(0o770, of: "open")
    for (name, error) in [("file", FileError.notADirectory), ("link", .notADirectory), ("open", .permissionDenied)] {
      #expect(throws: error) { try RuntimeFolder.open(at: FilePath(tree.path(name))) }
    }
  }

  @Test(.enabled(if: Environment.userID == 0)) func `another user's directory is not used`() throws {
    let tree = try TemporaryTree(["theirs/a": ""])
    tree.setMode(0o700, of: "theirs")
    unsafe chown(tree.path("theirs"), 12345, 12345)
    #expect(throws: FileError.permissionDenied) { try RuntimeFolder.open(at: FilePath(tree.path("theirs"))) }
  }
}
