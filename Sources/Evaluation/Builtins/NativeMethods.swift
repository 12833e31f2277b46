/// The names of the methods of built-in types, as texts of one evaluation.
struct NativeMethods: Sendable {
  struct Names: Sendable {
    private var rows = TextMap()
    static let none = Names()

    private init() {}

    init(_ names: [String], _ texts: inout TextTable) {
      for (row, name) in names.enumerated() { rows.insert(texts.intern(name), row) }
    }

    func contains(_ name: Text) -> Bool { rows[name] != nil }
  }

  let string, list, dict, set, number: Names
  /// What classes of built-in types answer whatever the type.
  let special: Names

  init(_ texts: inout TextTable) {
    string = Names(NativeMethods.ofString, &texts)
    list = Names(NativeMethods.ofList, &texts)
    dict = Names(NativeMethods.ofDict, &texts)
    set = Names(NativeMethods.ofSet, &texts)
    number = Names(NativeMethods.ofNumber, &texts)
    special = Names(NativeMethods.ofEveryClass, &texts)
  }

  private static let ofString = [
    "capitalize", "casefold", "center", "count", "encode", "endswith", "expandtabs", "find", "format", "format_map",
    "index",
    "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable",
    "isspace", "istitle", "isupper", "join", "ljust", "lower", "lstrip", "maketrans", "partition", "removeprefix",
    "removesuffix", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines",
    "startswith", "strip", "swapcase", "title", "translate", "upper", "zfill", "decode", "__len__", "__contains__",
    "__getitem__", "__iter__", "__eq__", "__hash__", "__str__", "__add__", "__mod__", "__format__",
  ]
  private static let ofList = [
    "append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort", "__len__",
    "__contains__", "__getitem__", "__setitem__", "__iter__", "__add__", "__iadd__", "__eq__", "__delitem__",
    "__next__",
    "send", "close", "throw",
  ]
  private static let ofDict = [
    "clear", "copy", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values", "fromkeys", "__len__",
    "__contains__", "__getitem__", "__setitem__", "__delitem__", "__iter__", "__eq__", "__init__", "__or__", "__ior__",
    "move_to_end", "most_common", "elements", "subtract",
  ]
  private static let ofSet = [
    "add", "clear", "copy", "difference", "difference_update", "discard", "intersection", "intersection_update",
    "isdisjoint", "issubset", "issuperset", "pop", "remove", "symmetric_difference", "symmetric_difference_update",
    "union", "update", "__len__", "__contains__", "__iter__", "__eq__",
  ]
  private static let ofNumber = [
    "bit_length", "conjugate", "is_integer", "as_integer_ratio", "to_bytes", "real", "imag", "__eq__", "__hash__",
    "__index__", "__int__", "__float__",
  ]
  private static let ofEveryClass = [
    "__new__", "__init__", "__setattr__", "__getattribute__", "__eq__", "__hash__", "__repr__", "__str__",
    "__init_subclass__",
    "__call__", "__prepare__", "mro", "__lt__", "__reduce_ex__", "__delattr__", "__dir__", "__ne__",
  ]
}
