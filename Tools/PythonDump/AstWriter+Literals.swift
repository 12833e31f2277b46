import Base
import PythonSyntax

extension AstWriter {
  mutating func constant(_ value: StaticString, _ range: TextRange) {
    open("Constant", range)
    field("value", value)
    field("kind", "-")
    close()
  }

  /// Integers in hexadecimal of any size, floats as the hexadecimal bits of the double.
  mutating func number(_ node: Node) {
    let digits = file.source[node.range.indices].filter { $0 != UInt8(ascii: "_") }
    open("Constant", node.range)
    fieldName("value")
    switch node.kind {
    case .integer: put("int:" + BigInteger(literal: digits).hexadecimal)
    case .float: put("float:" + bits(digits[...]))
    default: put("complex:" + bits(digits.dropLast()))
    }
    field("kind", "-")
    close()
  }

  private func bits(_ digits: ArraySlice<UInt8>) -> String {
    let value = Double(String(decoding: digits, as: UTF8.self)) ?? .nan
    return hex(value.bitPattern, width: 16)
  }
}

func hex(_ value: UInt64, width: Int) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// A natural number of any size, read from a Python literal: enough to print it in another base.
struct BigInteger {
  /// Little-endian.
  private var limbs: [UInt32] = [0]

  init(literal: [UInt8]) {
    var digits = literal[...]
    var base: UInt64 = 10
    if literal.count > 2, literal[0] == UInt8(ascii: "0") {
      switch literal[1] | 0x20 {
      case UInt8(ascii: "x"): base = 16
      case UInt8(ascii: "o"): base = 8
      case UInt8(ascii: "b"): base = 2
      default: break
      }
      if base != 10 { digits = literal[2...] }
    }
    for digit in digits { multiply(by: base, adding: value(of: digit)) }
  }

  private func value(of digit: UInt8) -> UInt64 {
    digit <= UInt8(ascii: "9") ? UInt64(digit &- UInt8(ascii: "0")) : UInt64((digit | 0x20) &- UInt8(ascii: "a")) + 10
  }

  private mutating func multiply(by factor: UInt64, adding digit: UInt64) {
    var carry = digit
    for i in limbs.indices {
      let product = UInt64(limbs[i]) * factor + carry
      limbs[i] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  var hexadecimal: String {
    let head = String(limbs[limbs.count - 1], radix: 16)
    return limbs.dropLast().reversed().reduce(head) { $0 + hex(UInt64($1), width: 8) }
  }
}
