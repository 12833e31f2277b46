import PythonSyntax
import TestKit
import Testing

@Test(arguments: Spec.all(in: "ast"))
func `a file dumps as specified`(_ spec: Spec) {
  spec.check(PythonFile(spec.files.first?.bytes ?? []).dump())
}
