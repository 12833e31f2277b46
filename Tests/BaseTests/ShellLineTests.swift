import Base
import Testing

@Suite struct ShellLineTests {
  @Test(arguments: [
    (["pytest", "orders/tests.py::T::test_a"], "pytest orders/tests.py::T::test_a"),
    (["pytest", "my tests/a.py"], "pytest 'my tests/a.py'"), (["a", ""], "a ''"), (["it's"], "'it'\\''s'"),
    (["a\nb", "*", "$x", "~", "{a,b}"], "'a\nb' '*' '$x' '~' '{a,b}'"), (["ž.py"], "ž.py"),
  ])
  func `only what a shell would read otherwise is quoted`(words: [String], line: String) {
    #expect(ShellLine.of(words) == line)
  }
}
