/// Words that commit messages have in common.
enum PlainWords {
  static let all = Set(
    """
    a an and the to of in for on with from by is are was be been it its this that these those as at or not no do does \
    did when if into after before then than can could should would will may i we you they he she which while also only \
    just more most some any all each via per using use used add adds added adding fix fixes fixed fixing update updates \
    updated updating remove removes removed removing change changes changed make makes made improve improves improved \
    set sets get gets now new allow allows support supports feat chore refactor bug issue pr wip misc minor small
    """.split(separator: " ").map(String.init))

  /// Those, and what every Python file or English sentence has.
  static let unsearched = all.union(
    """
    class def import return self elif else while none true false pass try except raise lambda yield async await super \
    cls args kwargs str int dict list assert has have had which there their them our your don doesn isn been being \
    were was who what where how why because about over under between during out down off again same such own other \
    another both few each very here
    """.split(separator: " ").map(String.init))
}
