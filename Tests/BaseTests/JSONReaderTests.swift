import Base
import Testing

@Suite struct JSONReaderTests {
  @Test(
    arguments: [
      ("null", "null"), (" true ", "true"), ("-7", "-7"), ("[1, 2.5, 1e2]", "[1,2.5,100.0]"), ("{}", "{}"),
      (#"{"b": [], "a": {"c": "x"}}"#, #"{"b":[],"a":{"c":"x"}}"#), (#""\u00e9\n\ud83d\ude00\/""#, #""é\n😀/""#),
      ("[[[]]]", "[[[]]]"),
    ])
  func `a document is read as it was meant`(_ text: String, _ compact: String) throws {
    let value = try #require(JSONReader.read(Array(text.utf8)))
    #expect(value.text(.compact) == compact)
  }

  @Test(
    arguments: [
      "", "nul", "01", "1.", "-", "[1,]", "[1 2]", "{\"a\" 1}", "{a: 1}", "{\"a\": 1,}", "\"open", "\"\\x\"", "\"\n\"",
      "1 2", "[", "{", "\"\\ud8\"",
    ])
  func `what is no document is nothing`(_ text: String) {
    #expect(JSONReader.read(Array(text.utf8))?.text() == nil)
  }

  @Test func `a document that nests too deeply is nothing`() {
    #expect(JSONReader.read([UInt8](repeating: UInt8(ascii: "["), count: 100_000))?.text() == nil)
  }
}
