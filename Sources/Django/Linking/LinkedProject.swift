public import Base
public import Facts

/// A linked project with the tables that linked it, so that an edit need not link all of it again.
public struct LinkedProject: Sendable {
  public private(set) var project: DjangoProject
  /// What all steps but the mentions left; its project has no links.
  private var linker: Linker
  /// Where the links of each file's mentions start, and where the last ones end.
  private var starts: [Int]

  /// Links the files of a project, given in any order; the result does not depend on `parallel`.
  public init(_ sources: [SourceFile], parallel: some Parallelism = InTurn()) {
    linker = Linker(sources, parallel)
    var links: [Link] = []
    swap(&links, &linker.project.links)
    let mentions = linker.linkMentions(parallel)
    starts = [links.count]
    links.reserveCapacity(links.count + mentions.reduce(0) { $0 + $1.count })
    for own in mentions {
      links += own
      starts.append(links.count)
    }
    project = linker.project
    project.links = links
  }

  /// Takes a file's new facts; nil if other files may see a difference, and then nothing has changed.
  public mutating func replace(_ facts: FileFacts, at path: String) -> ID<ProjectFile>? {
    guard let row = project.files.firstIndex(where: { $0.path == path }) else { return nil }
    let file = ID<ProjectFile>(row)
    // The strings of a `manage.py` name the settings.
    guard !path.hasSuffix("manage.py"), let shift = SurfaceShift(from: project.files[row].facts, to: facts),
      var moved = linker.project.moved(file, by: shift, to: facts),
      let links = movedLinks(before: starts[0], file, shift)
    else { return nil }
    swap(&linker.project, &moved)
    linker.resolver.replace(facts, of: file)
    let own = linker.linkMentions(of: file)
    linker.project.links = []
    var all: [Link] = []
    swap(&all, &project.links)
    for (place, link) in links { all[place] = link }
    all.replaceSubrange(starts[row]..<starts[row + 1], with: own)
    let growth = own.count - (starts[row + 1] - starts[row])
    if growth != 0 { for next in row + 1..<starts.count { starts[next] += growth } }
    project = linker.project
    project.links = all
    return file
  }

  /// Links of the file that other steps made.
  private func movedLinks(
    before end: Int, _ file: ID<ProjectFile>, _ shift: SurfaceShift
  ) -> [(place: Int, link: Link)]? {
    var links: [(place: Int, link: Link)] = []
    for place in 0..<end where project.links[place].file == file {
      var link = project.links[place]
      guard let range = shift.moved(link.range) else { return nil }
      link.range = range
      links.append((place, link))
    }
    return links
  }
}
