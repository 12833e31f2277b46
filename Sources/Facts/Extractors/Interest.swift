import PythonSyntax

/// What an identifier's text means to the extractors, found once per symbol of a file.
struct Interest: OptionSet {
  var rawValue: UInt16
  /// Calls of it are kept with their arguments.
  static let call = Interest(rawValue: 1)
  /// Kept only on a chain that holds `objects` or starts with a class name.
  static let query = Interest(rawValue: 2)
  static let route = Interest(rawValue: 4)
  static let reverse = Interest(rawValue: 8)
  static let template = Interest(rawValue: 16)
  static let connect = Interest(rawValue: 32)
  static let typeChecking = Interest(rawValue: 64)
  /// `append`, `extend` … on a module-level list.
  static let grow = Interest(rawValue: 128)
  static let receiver = Interest(rawValue: 256)
  /// `objects` and other names of managers.
  static let manager = Interest(rawValue: 512)
  static let register = Interest(rawValue: 1024)
  static let all = Interest(rawValue: 2048)
  /// `client`, `api_client` …: the test client.
  static let client = Interest(rawValue: 4096)
  static let request = Interest(rawValue: 8192)

  /// The interest of each symbol of a file.
  static func table(of file: borrowing PythonFile) -> [Interest] {
    var table: [Interest] = []
    table.reserveCapacity(file.symbolCount)
    for index in 0..<file.symbolCount { table.append(words.find(file.nameBytes(Symbol(UInt32(index))))) }
    return table
  }

  private static let words = InterestTable([
    "render": [.call, .template], "render_to_string": [.call, .template], "get_template": [.call, .template],
    "select_template": [.call, .template], "TemplateResponse": [.call, .template],
    "render_to_response": [.call, .template], "direct_to_template": [.call, .template],
    "assertTemplateUsed": [.call, .template], "inclusion_tag": [.call, .template],
    "reverse": [.call, .reverse], "reverse_lazy": [.call, .reverse], "redirect": [.call, .reverse],
    "resolve_url": [.call, .reverse], "absolute_reverse": [.call, .reverse],
    "path": [.call, .route], "re_path": [.call, .route], "url": [.call, .route],
    "i18n_patterns": [.call], "include": [.call],
    "register": [.call, .register], "connect": [.call, .connect], "receiver": [.call, .receiver],
    "delay": [.call], "apply_async": [.call], "si": [.call], "s": [.call], "delay_on_commit": [.call],
    "apply_async_on_commit": [.call], "send_task": [.call], "async_task": [.call], "enqueue": [.call],
    "signature": [.call], "schedule": [.call],
    "get_model": [.call], "get_class": [.call], "get_classes": [.call], "get_object_or_404": [.call],
    "get_list_or_404": [.call], "call_command": [.call], "import_string": [.call], "send": [.call],
    "send_robust": [.call], "Prefetch": [.call], "F": [.call], "Q": [.call], "OuterRef": [.call],
    "swappable_dependency": [.call], "has_perm": [.call], "permission_required": [.call],
    "modelform_factory": [.call], "modelformset_factory": [.call], "inlineformset_factory": [.call],
    "formset_factory": [.call], "usefixtures": [.call], "override_settings": [.call],
    "filter": [.query], "exclude": [.query], "get": [.query, .request], "order_by": [.query], "values": [.query],
    "values_list": [.query], "only": [.query], "defer": [.query], "select_related": [.query],
    "prefetch_related": [.query], "annotate": [.query], "aggregate": [.query], "create": [.query],
    "update": [.query, .grow], "get_or_create": [.query], "update_or_create": [.query], "bulk_create": [.query],
    "bulk_update": [.query], "distinct": [.query], "earliest": [.query], "latest": [.query],
    "post": [.request], "put": [.request], "patch": [.request], "delete": [.request], "head": [.request],
    "options": [.request],
    "client": [.client], "api_client": [.client], "app": [.client],
    "append": [.grow], "extend": [.grow], "insert": [.grow],
    "objects": [.manager], "_default_manager": [.manager], "_base_manager": [.manager],
    "TYPE_CHECKING": [.typeChecking], "__all__": [.all],
  ])
}

/// A fixed open-addressing table from identifier bytes to interest.
private struct InterestTable: Sendable {
  private var texts: [[UInt8]]
  private var values: [Interest]

  init(_ entries: [String: Interest]) {
    texts = Array(repeating: [], count: 512)
    values = Array(repeating: [], count: 512)
    for (text, value) in entries.sorted(by: { $0.key < $1.key }) {
      let bytes = Array(text.utf8)
      var slot = InterestTable.hash(bytes[...])
      while !texts[slot].isEmpty { slot = (slot + 1) & 511 }
      texts[slot] = bytes
      values[slot] = value
    }
  }

  func find(_ bytes: ArraySlice<UInt8>) -> Interest {
    guard !bytes.isEmpty, bytes.count < 24 else { return [] }
    var slot = InterestTable.hash(bytes)
    while !texts[slot].isEmpty {
      if texts[slot].count == bytes.count, texts[slot].elementsEqual(bytes) { return values[slot] }
      slot = (slot + 1) & 511
    }
    return []
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 0x811c_9dc5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return Int((hash ^ hash >> 15) & 511)
  }
}
