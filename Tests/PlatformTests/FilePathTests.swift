import Platform
import Testing

@Suite struct FilePathTests {
  @Test(arguments: [
    ("a/b.py", "a", "b.py", "b", "py"),
    ("/b.tar.gz", "/", "b.tar.gz", "b.tar", "gz"),
    (".env", "", ".env", ".env", ""),
    ("a/.env.local", "a", ".env.local", ".env", "local"),
    ("/", "/", "", "", ""),
    ("", "", "", "", ""),
    ("a/b/", "a", "b", "b", ""),
    ("a.d/b", "a.d", "b", "b", ""),
  ])
  func `a path has a parent, a name, a stem and an extension`(
    _ text: String, _ parent: String, _ name: String, _ stem: String, _ fileExtension: String
  ) {
    let path = FilePath(text)
    #expect(path.parent.text == parent)
    #expect(path.name == name)
    #expect(path.stem == stem)
    #expect(path.fileExtension == fileExtension)
  }

  @Test(arguments: [
    ("a", "b", "a/b"), ("a/", "b/c", "a/b/c"), ("", "b", "b"), ("/", "b", "/b"), ("a", "/b", "/b"), ("a", "", "a"),
  ])
  func `paths are joined by one slash, and an absolute one stands alone`(_ a: String, _ b: String, _ joined: String) {
    #expect(FilePath(a).appending(b).text == joined)
  }

  @Test(arguments: [
    ("a/./b//c", "a/b/c"), ("a/../b", "b"), ("../a", "../a"), ("a/../../b", "../b"), ("/..//a", "/a"), ("/", "/"),
    (".", ""),
  ])
  func `a normalized path has no dots to walk through`(_ text: String, _ normal: String) {
    #expect(FilePath(text).normalized.text == normal)
  }

  @Test(
    arguments: [
      ("/a/b/c", "/a", "b/c"), ("/a", "/a", ""), ("/ab", "/a", nil), ("/a/b", "/", "a/b"), ("a/b", "/a", nil),
    ] as [(String, String, String?)])
  func `a path below another is relative to it`(_ path: String, _ base: String, _ relative: String?) {
    #expect(FilePath(path).relative(to: FilePath(base))?.text == relative)
  }
}
