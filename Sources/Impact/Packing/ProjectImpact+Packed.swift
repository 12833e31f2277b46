public import Base

/// All but the lines of files, which are read again when they are quoted.
extension ProjectImpact: Packed {
  public static var blank: ProjectImpact { ProjectImpact() }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&graph)
    coder(&classes)
    coder(&names)
    coder(&ancestors)
    coder(&membership)
    coder(&modules)
  }

  /// Where quoted lines are read from.
  public mutating func quote(from read: @escaping @Sendable (String) -> [UInt8]?) {
    texts = SourceLines(reading: read)
  }
}

extension ImpactNames: Packed {
  static var blank: ImpactNames { ImpactNames() }

  mutating func pack(_ coder: inout PackCoder) {
    coder(&byName)
    coder(&short)
  }
}

extension ImpactTarget: Packed {
  public static var blank: ImpactTarget { ImpactTarget(kind: .file, name: "", path: nil, line: nil, seeds: []) }

  private static let kinds = Kind.allCases

  public mutating func pack(_ coder: inout PackCoder) {
    coder.choice(&kind, among: Self.kinds)
    coder(&name)
    coder(&path)
    coder(&line)
    coder(&seeds)
  }
}

extension ImpactTarget.Seed: Packed {
  static var blank: ImpactTarget.Seed { ImpactTarget.Seed(node: .none) }

  mutating func pack(_ coder: inout PackCoder) {
    coder(&node)
    coder(&through)
  }
}
