import PythonSyntax
import Testing

/// What Markdown cannot hold: bytes that are not text, byte order marks, carriage returns.
@Suite struct EncodingTests {
  private static func text(_ bytes: [UInt8]) -> String { String(decoding: PythonFile(bytes).source, as: UTF8.self) }

  private static func bytes(_ ascii: String, _ more: [UInt8] = []) -> [UInt8] { Array(ascii.utf8) + more }

  @Test func `a byte order mark is not part of the source`() {
    let file = PythonFile([0xef, 0xbb, 0xbf] + Array("x".utf8))
    #expect(file.source == Array("x".utf8))
    #expect(file.problems.isEmpty)
  }

  @Test(
    arguments: [
      ("# coding: latin-1\n", [0xe9], "é"), ("# vim: set fileencoding=iso-8859-1 :\n", [0xe9], "é"),
      ("#!/bin/sh\n# -*- coding: cp1252 -*-\n", [0x80], "€"), ("# coding=koi8-r\n", [0xc1], "а"),
      ("# coding: utf-8\n", [0xc3, 0xa9], "é"),
    ] as [(String, [UInt8], String)])
  func `a cookie says how to read the bytes`(_ cookie: String, _ raw: [UInt8], _ character: String) {
    let file = PythonFile(Self.bytes(cookie + "x = '", raw + [0x27, 10]))
    #expect(String(decoding: file.source, as: UTF8.self) == cookie + "x = '\(character)'\n")
    #expect(file.problems.isEmpty)
  }

  @Test(
    arguments: [
      ("x = '", [0xff, 0x27], Problem.Kind.invalidEncoding), ("# coding: nonsense\n", [], .unknownEncoding),
      ("# coding: ascii\n# ", [0xc3, 0xa9], .unknownEncoding), ("x = 1 # ", [0], .nullByte),
      ("'", [0, 0x27], .nullByte),
    ] as [(String, [UInt8], Problem.Kind)])
  func `unreadable bytes are a problem`(_ start: String, _ raw: [UInt8], _ kind: Problem.Kind) {
    #expect(PythonFile(Self.bytes(start, raw)).problems.contains { $0.kind == kind })
  }

  @Test(arguments: ["latin-1", "ascii", "utf8", "cp1252"])
  func `with a byte order mark only utf-8 may be named`(_ name: String) {
    #expect(
      PythonFile([0xef, 0xbb, 0xbf] + Array("# coding: \(name)\n".utf8)).problems.first?.kind == .invalidEncoding)
  }

  @Test(arguments: ["a\nb\n", "a\r\nb\r\n", "a\rb\r", "a\nb"])
  func `every line end ends a statement`(_ text: String) {
    let file = PythonFile(Array(text.utf8))
    #expect(file.dump() == "(module (expressionStatement (name a)) (expressionStatement (name b)))")
  }
}
