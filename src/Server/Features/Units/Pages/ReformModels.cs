using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Units.Reform;

namespace CongDongSo.Server.Features.Units.Pages;

/// <param name="Open">Villages that wait to be placed.</param>
public sealed record ReformListModel(IReadOnlyList<ReformLine> Events, int Open)
{
    public string? Done { get; init; }

    public Problem? Problem { get; init; }
}

/// <summary>The form of a new event, and what it would do once that has been asked.</summary>
public sealed record ReformFormModel(ReformForm Form)
{
    public ReformPreview? Preview { get; init; }

    public Problem? Problem { get; init; }
}

public sealed record UnplacedModel(IReadOnlyList<DividedCommune> Communes)
{
    public Problem? Problem { get; init; }
}
