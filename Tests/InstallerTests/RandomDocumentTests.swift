import Base
import TestKit
import Testing
import TextRegions

@testable import Installer

/// Documents that nobody wrote, in layouts that anybody might.
@Suite struct RandomDocumentTests {
  private struct Writer {
    var random: SplitMix
    var text = ""
    let newline: String
    let hasComments: Bool

    init(seed: Int) {
      random = SplitMix(seed: seed)
      newline = seed % 3 == 0 ? "\r\n" : "\n"
      hasComments = seed % 4 != 0
    }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    mutating func space() {
      switch below(hasComments ? 7 : 4) {
      case 0: text += ""
      case 1: text += " "
      case 2: text += newline
      case 3: text += newline + String(repeating: "\t", count: below(3))
      case 4: text += " /* { \"a\": [ */ "
      case 5: text += "// }, ]" + newline
      default: text += newline + "  "
      }
    }

    mutating func value(depth: Int) {
      switch below(depth > 3 ? 3 : 6) {
      case 0: text += ["true", "null", "-1.5e3", "0"][below(4)]
      case 1, 2: text += ["\"a\"", "\"\\\"}\"", "\"// no\"", "\"é\\u00e9\""][below(4)]
      case 3: items("[", "]", depth, keys: [])
      default: items("{", "}", depth, keys: ["a", "b", "hooks", "x y", "servers"])
      }
    }

    mutating func items(_ open: String, _ close: String, _ depth: Int, keys: [String]) {
      text += open
      space()
      let count = below(4)
      for number in 0..<count {
        if !keys.isEmpty {
          text += "\"\(keys[below(keys.count)])\(number)\""
          space()
          text += ":"
          space()
        }
        value(depth: depth + 1)
        space()
        if number < count - 1 || hasComments && below(3) == 0 { text += "," }
        space()
      }
      text += close
    }

    mutating func document() -> [UInt8] {
      space()
      items("{", "}", 0, keys: ["a", "b", "hooks", "x y", "servers"])
      space()
      return Array(text.utf8)
    }
  }

  private static let wishes: [JSONWish] = [
    .member(["servers"], "ours", .object([("command", .string("x")), ("args", .strings(["a"]))])),
    .element(["hooks", "Stop"], .string("one")), .element(["hooks", "Stop"], .string("two")),
    .element(["servers0", "list"], .string("deep")), .member(["a0"], "ours", .int(1)), .member([], "top", .bool(true)),
    .element(["b1"], .string("in a list")),
  ]

  @Test(arguments: 0..<400)
  func `what was added can be taken out, and all else means what it meant`(_ seed: Int) throws {
    var writer = Writer(seed: seed)
    let bytes = writer.document()
    let before = try #require(try JSONCReader.read(bytes)).value
    var merge = try JSONCMerge(bytes)
    var granted: [JSONWish] = []
    for wish in Self.wishes {
      do { try merge.grant(wish, isOurs: false) } catch { continue }
      if merge.granted.last == wish.name { granted.append(wish) }
    }
    let grown = merge.text
    #expect(GrownText.without(grown.additions, in: grown.bytes) == bytes)
    for wish in granted { #expect(merge.present(wish)?.means(wish.value) ?? false, "\(wish.name) in \(writer.text)") }
    for wish in granted.reversed() { try merge.revoke(wish, containers: merge.madeContainers) }
    let after = try #require(try JSONCReader.read(merge.text.bytes)).value
    #expect(after.means(before), "\(writer.text)\n=>\n\(String(decoding: merge.text.bytes, as: UTF8.self))")
  }

  @Test(arguments: 0..<200)
  func `granting a second time adds nothing`(_ seed: Int) throws {
    var writer = Writer(seed: seed)
    var first = try JSONCMerge(writer.document())
    for wish in Self.wishes { try? first.grant(wish, isOurs: false) }
    var second = try JSONCMerge(first.text.bytes)
    for wish in Self.wishes { try? second.grant(wish, isOurs: true) }
    #expect(second.text.bytes == first.text.bytes)
  }

  @Test(arguments: 0..<100)
  func `a document cut anywhere is refused or read, and never traps`(_ seed: Int) throws {
    var writer = Writer(seed: seed)
    let bytes = writer.document()
    for end in bytes.indices {
      guard var merge = try? JSONCMerge(Array(bytes[..<end])) else { continue }
      for wish in Self.wishes { try? merge.grant(wish, isOurs: false) }
      #expect(GrownText.without(merge.text.additions, in: merge.text.bytes) == Array(bytes[..<end]))
    }
  }
}
