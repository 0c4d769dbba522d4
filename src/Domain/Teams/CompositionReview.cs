using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams;

/// <summary>Teams against one program, with posts and notes read in its words: they may have come under another program's.</summary>
public static class CompositionReview
{
    public static IReadOnlyList<Finding> Of(Program program, IReadOnlyList<Unit> units, IReadOnlyList<Team> teams)
    {
        var reader = new AffiliationReader(program.Affiliations);
        var known = program.Affiliations.Select(term => term.Id).ToHashSet();
        IReadOnlyList<Team> read =
        [
            .. teams.Select(team => team with
            {
                Members = [.. team.Members.Select(member => member with { Affiliations = [.. member.Affiliations.Where(known.Contains).Union(reader.Read(member.Note, member.Post))] })],
            }),
        ];
        return [.. CompositionCheck.Check(program, units, read), .. LeaderCheck.Check(program, read)];
    }
}
