import Base

extension Evaluator {
  /// An evaluator of its own that goes on from where this one is, on any thread: what either does then, the other does not
  /// see.
  ///
  /// Tables are shared until one of the two writes to them. `host` must be a copy as well.
  public func fork(host: (any EvaluationHost)?) -> Evaluator { Evaluator(continuing: self, host: host) }

  // `Tests/HouseTests` checks that no stored property is forgotten.
  private init(continuing other: borrowing Evaluator, host: (any EvaluationHost)?) {
    self.init(
      finder: other.finder, host: host, environment: other.environment, disk: other.disk, words: other.words,
      nativeMethods: other.nativeMethods, hostNames: other.hostNames)
    texts = other.texts
    files = other.files
    modules = other.modules
    classes = other.classes
    functions = other.functions
    instances = other.instances
    lists = other.lists
    dicts = other.dicts
    symbolics = other.symbolics
    methods = other.methods
    descriptors = other.descriptors
    superProxies = other.superProxies
    maybes = other.maybes
    reasons = other.reasons
    deferred = other.deferred
    signatures = other.signatures
    signatureMemo = other.signatureMemo
    literalMemo = other.literalMemo
    scopes = other.scopes
    freeScopes = other.freeScopes
    moduleNumbers = other.moduleNumbers
    attributeMemo = other.attributeMemo
    tupleKeys = other.tupleKeys
    attributeDicts = other.attributeDicts
    events = other.events
    problems = other.problems
    lastFailure = other.lastFailure
    condition = other.condition
    raised = other.raised
    handled = other.handled
    isExhausted = other.isExhausted
    returned = other.returned
    conditionalReturns = other.conditionalReturns
    firstReturn = other.firstReturn
    journal = other.journal
    journalDepth = other.journalDepth
    depth = other.depth
    activeCalls = other.activeCalls
    pendingLookups = other.pendingLookups
    pendingNames = other.pendingNames
    hostDepth = other.hostDepth
    handlerDepth = other.handlerDepth
    steps = other.steps
    profile = other.profile
    stepLimit = other.stepLimit
    allowance = other.allowance
    runningModules = other.runningModules
    currentModule = other.currentModule
    nativeTypes = other.nativeTypes
    coreClasses = other.coreClasses
    completeClasses = other.completeClasses
    patterns = other.patterns
    resolved = other.resolved
    builtins = other.builtins
    primitives = other.primitives
  }
}
