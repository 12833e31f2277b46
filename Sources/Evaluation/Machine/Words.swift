/// The texts that the evaluator itself compares names with.
struct Words: Sendable {
  let dunderInit, dunderNew, dunderCall, dunderName, dunderFile, dunderAll, dunderDict, dunderClass, dunderDoc: Text
  let dunderModule, dunderQualname, dunderBases, dunderMRO, dunderMROEntries, dunderWrapped: Text
  let dunderPath, dunderPackage, dunderSpec: Text
  let newModule, wrapped: Text
  let dunderInitSubclass, dunderSetName, dunderGetattr, dunderGetattribute, dunderIter, dunderNext, dunderLen: Text
  let dunderGetitem, dunderSetitem, dunderDelitem, dunderContains, dunderBool, dunderEq, dunderHash, dunderStr: Text
  let dunderRepr, dunderEnter, dunderExit, dunderSetattr, dunderClassCell, dunderMissing, dunderSubclasses: Text
  let dunderGet, dunderAnnotations, dunderTypeParams, dunderFormat, dunderPrepare, dunderClassGetitem: Text
  /// What the catalogue puts where a table of literals was left out.
  let omitted: Text
  /// Attributes of a function beside its `__dict__`.
  let slotsOfFunctions: [Text]
  let metaclass, superName, setter, getter, deleter, selfName, dunderSelf, dunderFunc, typeName, objectName: Text
  let dunderBuild, items, name, args, path, djangology, options: Text

  init(_ texts: inout TextTable) {
    func word(_ string: String) -> Text { texts.intern(string) }
    dunderInit = word("__init__")
    dunderNew = word("__new__")
    dunderCall = word("__call__")
    dunderName = word("__name__")
    dunderFile = word("__file__")
    dunderAll = word("__all__")
    dunderDict = word("__dict__")
    dunderClass = word("__class__")
    dunderDoc = word("__doc__")
    dunderModule = word("__module__")
    dunderQualname = word("__qualname__")
    dunderBases = word("__bases__")
    dunderMRO = word("__mro__")
    dunderMROEntries = word("__mro_entries__")
    omitted = word("__omitted__")
    dunderWrapped = word("__wrapped__")
    dunderPath = word("__path__")
    dunderPackage = word("__package__")
    dunderSpec = word("__spec__")
    dunderInitSubclass = word("__init_subclass__")
    dunderSetName = word("__set_name__")
    dunderGetattr = word("__getattr__")
    newModule = word("new_module")
    wrapped = word("_wrapped")
    dunderGetattribute = word("__getattribute__")
    dunderIter = word("__iter__")
    dunderNext = word("__next__")
    dunderLen = word("__len__")
    dunderGetitem = word("__getitem__")
    dunderSetitem = word("__setitem__")
    dunderDelitem = word("__delitem__")
    dunderContains = word("__contains__")
    dunderBool = word("__bool__")
    dunderEq = word("__eq__")
    dunderHash = word("__hash__")
    dunderStr = word("__str__")
    dunderRepr = word("__repr__")
    dunderEnter = word("__enter__")
    dunderExit = word("__exit__")
    dunderSetattr = word("__setattr__")
    dunderClassCell = word("__classcell__")
    dunderMissing = word("__missing__")
    dunderSubclasses = word("__subclasses__")
    dunderGet = word("__get__")
    dunderAnnotations = word("__annotations__")
    dunderTypeParams = word("__type_params__")
    dunderFormat = word("__format__")
    dunderPrepare = word("__prepare__")
    dunderClassGetitem = word("__class_getitem__")
    slotsOfFunctions = [
      dunderName, dunderQualname, dunderModule, dunderDoc, dunderAnnotations, dunderTypeParams,
    ]
    options = word("_meta")
    metaclass = word("metaclass")
    superName = word("super")
    setter = word("setter")
    getter = word("getter")
    deleter = word("deleter")
    selfName = word("self")
    dunderSelf = word("__self__")
    dunderFunc = word("__func__")
    typeName = word("type")
    objectName = word("object")
    dunderBuild = word("__build_class__")
    items = word("items")
    name = word("name")
    args = word("args")
    path = word("path")
    djangology = word("_djangology")
  }
}
