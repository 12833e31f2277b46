/// Names that the protocol has reserved in `_meta`.
enum MetaKey {
  static let meta = "_meta"
  static let protocolVersion = "io.modelcontextprotocol/protocolVersion"
  static let clientCapabilities = "io.modelcontextprotocol/clientCapabilities"
  static let serverInfo = "io.modelcontextprotocol/serverInfo"
  static let subscriptionID = "io.modelcontextprotocol/subscriptionId"
  static let progressToken = "progressToken"
}
