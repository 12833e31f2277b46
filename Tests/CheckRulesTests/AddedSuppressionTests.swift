import CheckRules
import Checks
import Platform
import Testing

struct AddedSuppressionTests {
  @Test(arguments: ["", "b", "f", "rb", "t"]) func `no comment is put into a string`(prefix: String) throws {
    let text = """
      from django.db import models

      class Note(models.Model):
          above = models.ForeignKey("self", help_text=\(prefix)'\'\'a
          b\'\'\')
      """
    let project = try ExampleProject(.bad(text), .asWritten).checked()
    let rule = try #require(allRules.first { $0.code == "DJM001" })
    let added = AddedSuppressions(CheckRun(project, rules: [rule]).diagnostics(AllCores()), in: project)
    let bytes = try #require(added.texts["shop/models.py"])
    #expect(String(decoding: bytes, as: UTF8.self) == text + "  # noqa: DJM001\n")
    #expect(added.count == 1 && added.left.isEmpty)
  }
}
