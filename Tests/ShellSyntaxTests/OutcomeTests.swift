import ShellSyntax
import Testing

@Suite struct OutcomeTests {
  @Test(arguments: [
    "a", "a && b", "a;", "(a && b)", "{ a; }", "a >out 2>&1", "a &> out", "X=1 a 'b | c; d'", "[[ -f x ]] && a",
    "a \\\n b",
  ])
  func `a script of commands one after the other ends as all of them`(text: String) {
    #expect(ShellScript(reading: text).endsAsItsParts)
  }

  @Test(arguments: [
    "a | b", "a || b", "a; b", "a\nb", "a &", "! a", "a && ! b", "coproc a", "echo $(a)", "echo \"`a`\"", "cat <(a)",
    "X=$(a)", "echo ${X:-$(a)}", "a > $(b)", "cat <<E\n$(a)\nE", "if a; then b; fi", "while a; do b; done",
    "f() { a; }", "for i in 1 2; do a; done", "case x in x) a;; esac", "(a | b)", "{ a; b; }",
    "find . -exec a \\;", "sudo xargs a", "'a\\' | b",
  ])
  func `any other way to put them together tells less`(text: String) {
    #expect(!ShellScript(reading: text).endsAsItsParts)
  }
}
