using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Declared.Pages;

/// <summary>What the page of declared values shows.</summary>
public sealed record DeclaredModel(DeclaredSheet Sheet, IReadOnlyList<Crumb> Trail)
{
    public bool Saved { get; init; }

    public Problem? Problem { get; init; }

    /// <summary>The form as it was sent, where it was refused.</summary>
    public IReadOnlyDictionary<string, string>? Typed { get; init; }

    public string Text(string field, long? stored) => Typed is { } typed ? typed.GetValueOrDefault(field, "") : stored is { } count ? VietnameseNumbers.Text(count) : "";
}
