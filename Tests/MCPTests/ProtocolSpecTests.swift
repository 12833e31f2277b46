import TestKit
import Testing

/// A block in the language `paged` or `bare` talks to a server with short pages, or to one with tools only.
@Test(arguments: Spec.all(in: "mcp"))
func `a conversation goes as specified`(_ spec: Spec) throws {
  let talk = try #require(spec.files.first)
  switch talk.language {
  case "paged": spec.check(Conversation.transcript(talk.text, DemoServer.paged))
  case "bare": spec.check(Conversation.transcript(talk.text, DemoServer.bare))
  default: spec.check(Conversation.transcript(talk.text))
  }
}
