import TemplateSyntax

/// libFuzzer's door to the template parser: any bytes, both dialects, nothing may trap.
///
/// Built by `Scripts/fuzz`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTemplate(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  _ = TemplateFile(text, dialect: .django)
  _ = TemplateFile(text, dialect: .jinja)
  return 0
}
