using CongDongSo.Domain.Programs;

namespace CongDongSo.Domain.Teams.Findings;

/// <summary>Teams in the words of a program: their notes were imported under the words of one program and are compared with another's, so they are read anew.</summary>
public static class TeamsInWords
{
    public static IReadOnlyList<Team> Of(Program program, IEnumerable<Team> teams)
    {
        var reader = new AffiliationReader(program.Affiliations);
        var known = program.Affiliations.Select(term => term.Id).ToHashSet();
        return
        [
            .. teams.Select(team => team with
            {
                Members = [.. team.Members.Select(member => member with { Affiliations = [.. member.Affiliations.Where(known.Contains).Union(reader.Read(member.Note, member.Post))] })],
            }),
        ];
    }
}
