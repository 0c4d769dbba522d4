namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>Collects every fault of one file, so that its author mends all of them at once.</summary>
internal sealed class FaultList(string file)
{
    /// <summary>A file with more faults than this is no program at all; the rest would only hide the first.</summary>
    private const int Most = 200;

    private readonly List<ProgramFault> faults = [];

    public bool Any => faults.Count > 0;

    public void Add(YamlPiece at, string path, string message) => Add(at.Line, at.Column, path, message);

    public void Add(int line, int column, string path, string message)
    {
        if (faults.Count < Most)
            faults.Add(new(file, line, column, path, message));
    }

    public IReadOnlyList<ProgramFault> InOrder() => [.. faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
}
