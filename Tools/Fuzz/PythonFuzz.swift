import PythonSyntax
import SyntaxInvariants

/// libFuzzer's door to the Python parser: any bytes, every promise of the tree.
///
/// Built by `Scripts/fuzz`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPython(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  let file = PythonFile(text)
  if let violation = treeViolation(in: file) ?? shapeViolation(in: file) { fatalError(violation) }
  return 0
}
