import Base
import Testing

@Suite struct JSONWriterTests {
  @Test(
    arguments: [
      (.null, "null"), (.bool(true), "true"), (.int(-7), "-7"), (.double(0.5), "0.5"), (.double(.infinity), "null"),
      (.string("é \"q\" \\ \n\t\u{1}\u{7F}/"), #""é \"q\" \\ \n\t\u0001\u007f/""#),
      (.array([]), "[]"), (.object([]), "{}"),
      (.object([("b", .int(1)), ("a", .array([.null, .strings(["x"])]))]), #"{"b":1,"a":[null,["x"]]}"#),
    ] as [(JSONValue, String)])
  func `a value is written in one way`(_ value: JSONValue, _ text: String) {
    #expect(value.text(.compact) == text)
  }

  @Test func `an indented document has a line for each member`() {
    let value = JSONValue.object([("a", .array([.int(1), .int(2)])), ("b", .object([]))])
    #expect(value.text() == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}")
  }

  @Test(arguments: [JSONWriter.Layout.compact, .indented], [[], [[]], [["a"], ["b", "c"]], [[], ["a"], [], ["b"]]])
  func `objects written by themselves are joined to one`(_ layout: JSONWriter.Layout, _ groups: [[String]]) {
    func bytes(_ names: [String]) -> [UInt8] {
      JSONWriter.bytes(.object(names.map { ($0, .array([.int(1)])) }), layout)
    }
    let joined = JSONWriter.joined(groups.map(bytes))
    #expect(joined == (groups.isEmpty ? [] : bytes(groups.flatMap { $0 })))
  }
}
