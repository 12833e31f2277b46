/// Interned text: a name, or the content of a Python string.
///
/// Equal texts have equal numbers.
public struct Text: Hashable, BitwiseCopyable, Sendable {
  public var index: UInt32
  @inline(__always) init(_ index: UInt32) { self.index = index }

  /// The empty text.
  public static let empty = Text(0)
}

/// All texts of one evaluation.
struct TextTable {
  private var numbers: [String: UInt32] = ["": 0]
  private(set) var strings: [String] = [""]

  mutating func intern(_ string: String) -> Text {
    if let number = numbers[string] { return Text(number) }
    let number = UInt32(strings.count)
    numbers[string] = number
    strings.append(string)
    return Text(number)
  }

  /// The text, if it was ever seen.
  func find(_ string: String) -> Text? { numbers[string].map(Text.init) }

  subscript(text: Text) -> String { strings[Int(text.index)] }
}
