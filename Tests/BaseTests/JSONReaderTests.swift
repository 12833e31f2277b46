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

  @Test(
    arguments: [
      ("{\"a\": tru}", "unexpected 't' at byte 6"), ("[1, 2", "unexpected end of input at byte 5"),
      ("[NaN]", "unexpected 'N' at byte 1"), ("1 2", "text after the document at byte 2"),
      ("[\"\\x\"]", "an escape that cannot be read at byte 3"), ("[01]", "a number that cannot be read at byte 3"),
      ("[\"a\tb\"]", "a raw control character in a string at byte 3"), ("", "unexpected end of input at byte 0"),
      ("[1,]", "unexpected ']' at byte 3"), ("\"\\ud8", "unexpected end of input at byte 5"),
      ("12345678901", "longer than 10 bytes at byte 10"),
    ])
  func `what is wrong with a document is said with its place`(_ text: String, _ words: String) {
    let bytes = Array(text.utf8)
    let limit = words.hasPrefix("longer") ? 10 : .max
    let found = #expect(throws: JSONError.self) { try JSONReader.read(bytes, as: .standard, limit: limit) }
    #expect(found?.description == words)
  }

  @Test func `a document that is not UTF-8 or too deep is an error, not a trap`() {
    let latin: [UInt8] = [UInt8(ascii: "\""), 0xE9, UInt8(ascii: "\"")]
    #expect(throws: JSONError(reason: .notUTF8, byte: 1)) { try JSONReader.read(latin, as: .standard) }
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONError(reason: .tooDeep(limit: 200), byte: 200)) { try JSONReader.read(deep, as: .standard) }
  }

  @Test(
    arguments: [
      ("0", "0"), ("9223372036854775807", "9223372036854775807"), ("-0.5", "-0.5"), (#""\ud83d x""#, #""\u{FFFD} x""#),
      (#""\ud83d\u0041""#, #""\u{FFFD}A""#), (#"{"a": 1, "a": 2}"#, #"{"a":1,"a":2}"#),
    ])
  func `what the standard allows is read exactly`(_ text: String, _ compact: String) throws {
    let value = try JSONReader.read(Array(text.utf8), as: .standard)
    #expect(value.text(.compact) == compact.replacing("\\u{FFFD}", with: "\u{FFFD}"))
  }

  @Test func `the last of equal keys is the one that counts`() throws {
    let value = try #require(JSONReader.read(Array(#"{"a": 1, "b": true, "a": "x"}"#.utf8)))
    #expect(value["a"]?.string == "x")
    #expect(value["b"]?.bool == true)
    #expect(value["c"]?.int == nil)
  }
}
