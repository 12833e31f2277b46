import Impact

/// How much of the side before a change it takes to judge the change: reading that side is most of the cost.
public enum OldSideNeed: Sendable, Comparable {
  case nothing
  /// A class or module says something else than before, or a template lost a block.
  case registry
  /// A name or file is gone, so that who used it will be asked.
  case graph

  public init(of files: [ChangedFile]) {
    self = files.reduce(.nothing) { max($0, OldSideNeed(of: $1)) }
  }

  private init(of file: ChangedFile) {
    guard !file.isBinary, let old = file.old else {
      self = .nothing
      return
    }
    guard let new = file.new, file.oldPath == nil else {
      self = file.path.isTestPath ? .registry : .graph
      return
    }
    guard file.path.hasSuffix(".py") else {
      self = TemplateBlocks.removed(old, new) ? .registry : .nothing
      return
    }
    self = file.path.isTestPath ? .nothing : OldSideNeed(between: old, new, file)
  }

  private init(between old: [UInt8], _ new: [UInt8], _ file: ChangedFile) {
    let side = { SymbolChanges.Side(path: file.path, module: "", symbols: SourceSymbols($0)) }
    let changes = SymbolChanges(file, old: side(old), new: side(new)).changes
    if changes.contains(where: { $0.isGone && $0.symbolKind != .import }) {
      self = .graph
    } else {
      self = changes.contains(where: \.changesRegistry) ? .registry : .nothing
    }
  }
}

extension SymbolChange {
  fileprivate var changesRegistry: Bool {
    switch kind {
    case .removed, .renamed: symbolKind != .import
    case .edited: symbolKind != .function
    case .signature: false
    case .added: symbolKind == .value && name.contains(".")
    }
  }
}
