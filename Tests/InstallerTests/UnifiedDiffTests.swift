import Testing

@testable import Installer

@Suite struct UnifiedDiffTests {
  @Test(arguments: [
    ("a\nb\nc\n", "a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"),
    ("a\n", "a", "@@ -1,1 +1,1 @@\n-a\n+a\n\\ No newline at end of file\n"),
    ("a\n\n", "a\n", "@@ -1,2 +1,1 @@\n a\n-\n"),
    ("", "a\n", "@@ -0,0 +1,1 @@\n+a\n"),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n8\nx\n9\n",
      "@@ -6,4 +6,5 @@\n 6\n 7\n 8\n+x\n 9\n"
    ),
  ])
  func `a difference reads as diff -u writes it`(_ old: String, _ new: String, _ hunks: String) {
    let text = UnifiedDiff.text(path: "f", before: Array(old.utf8), after: Array(new.utf8))
    #expect(text == "--- a/f\n+++ b/f\n" + hunks)
  }

  @Test func `a new file comes from nowhere`() {
    #expect(
      UnifiedDiff.text(path: "f", before: nil, after: [97, 10]) == "--- /dev/null\n+++ b/f\n@@ -0,0 +1,1 @@\n+a\n")
  }

  @Test func `without a difference there is no text`() {
    #expect(UnifiedDiff.text(path: "f", before: [97], after: [97]) == "")
  }
}
