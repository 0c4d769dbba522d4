using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Features.Privacy.Pages;

/// <summary>The page of those who answer a person's request.</summary>
public sealed record PersonalDataModel
{
    /// <summary>Null before a search.</summary>
    public IReadOnlyList<FoundSubject>? Found { get; init; }

    /// <summary>An erasure, to be confirmed or done.</summary>
    public ErasingModel? Erasing { get; init; }

    public Problem? Problem { get; init; }
}

/// <param name="Touched">What it touches, in words.</param>
public sealed record ErasingModel(bool Household, Guid Id, string Reason, string Touched, bool Done);
