import Base

/// The rows of a file while they are collected.
struct FactRows: Sendable, Equatable {
  var kind: FileFacts.Kind
  var byteCount: UInt32 = 0
  var lines: LineIndex
  var isGenerated = false
  var docstring = TextRange(0, 0)
  var names: [String] = [""]
  var imports: [ImportFact] = []
  var definitions: [Definition] = []
  var bindings: [Binding] = []
  var expressions: [Expression] = []
  var calls: [CallFact] = []
  var uses: [Use] = []
  var strings: [StringFact] = []
  var exports: ExportList?
  var routes: [RouteFact] = []
  var templateUses: [TemplateUse] = []
  var urlUses: [UrlUse] = []
  var receivers: [ReceiverFact] = []
  var template: TemplateFacts?

  init(kind: FileFacts.Kind, lines: LineIndex) {
    self.kind = kind
    self.lines = lines
  }
}
