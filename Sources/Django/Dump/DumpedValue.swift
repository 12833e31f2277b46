/// A setting's value, as far as the dump states it.
public enum DumpedValue: Sendable, Equatable {
  case none
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case list(OpenList<DumpedValue>)
  case map(OpenMap<DumpedValue>)
  case unknown(String)
}
