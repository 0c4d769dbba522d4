using CongDongSo.Domain.Difficulties;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Whether every difficulty of the field records has its case, and every case stands where its steps lead: what <c>cds verify</c> looks at.</summary>
public sealed class DifficultyVerification(Databases databases)
{
    public async Task<IReadOnlyList<VerificationDifference>> Verify(CancellationToken ct)
    {
        var differences = new List<VerificationDifference>();
        foreach (var province in databases.Provinces)
        {
            await foreach (var (id, place, stored, steps) in DifficultyCourseStore.All(province, ct))
            {
                var folded = stored is null ? null : DifficultyCase.Raised(id, stored.Reporter, stored.RaisedAt).After(steps);
                if (stored is null || folded != stored)
                    differences.Add(new(province.Code, place, $"difficulty {id}", folded?.ToString() ?? "raised", stored?.ToString()));
            }
        }
        return differences;
    }
}
