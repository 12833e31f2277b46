import Platform
import TestKit
import Testing

@Suite struct ListedTreeTests {
  @Test(arguments: 0..<60)
  func `a list of files is kept as a walk of the same files keeps it`(_ seed: Int) throws {
    var random = SplitMix(seed: seed)
    var files = RandomIgnoredTree.files(&random)
    files[".git/info/exclude"] = nil
    if Bool.random(using: &random) { files[".djangologyignore"] = random.pick(["b\n", "!*\n", "/ab\n!a.b\n"]) }
    for folder in ["node_modules", "d/__pycache__"] where Bool.random(using: &random) { files[folder + "/x.py"] = "" }
    let inner = files.keys.sorted().first { $0.contains("/") }?.split(separator: "/").first
    if let inner { files["\(inner)/.djangologyignore"] = random.pick(["c\n", "!c\n", "*\n!a\n"]) }
    let tree = try TemporaryTree(files)
    let walked = try DirectoryWalk(root: tree.root).run { _ in true }.files.map(\.path)
    var listed = ListedTree(ignoreFiles: files.filter { ListedTree.isIgnoreFile($0.key) }.mapValues { Array($0.utf8) })
    let kept = files.keys.filter { listed.keeps($0) }
    #expect(kept.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } == walked)
  }
}
