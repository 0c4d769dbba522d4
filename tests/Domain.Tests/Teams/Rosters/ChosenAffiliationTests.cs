using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using static CongDongSo.Domain.Tests.Teams.Rosters.ARoster;

namespace CongDongSo.Domain.Tests.Teams.Rosters;

/// <summary>The form that comes as a file has no column for affiliations: what a decision's sheet chose outlives it.</summary>
public sealed class ChosenAffiliationTests
{
    private static readonly AffiliationReader Words = new([new AffiliationTerm("youth", "Đoàn Thanh niên", [], []), new AffiliationTerm("teacher", "Giáo viên", [], [])]);

    [Theory]
    [InlineData(null, null, "youth", "youth")]
    [InlineData(null, "nhà gần chợ", "youth", "youth")]
    [InlineData("Giáo viên", "Giáo viên", "youth", "youth,teacher")]
    [InlineData("Giáo viên", null, "youth,teacher", "youth")]
    [InlineData(null, "Giáo viên", "youth", "youth,teacher")]
    [InlineData("Giáo viên", "Đoàn Thanh niên", "teacher", "youth")]
    [InlineData(null, null, "", "")]
    public void A_file_changes_what_its_notes_say_and_nothing_else(string? noteBefore, string? noteOfFile, string before, string after)
    {
        var roster = new ARoster { Words = Words };
        var chosen = before.Split(',', StringSplitOptions.RemoveEmptyEntries);
        roster.Import(Team("a", 1, Person("Lê An", "0914000001", note: noteBefore) with { Affiliations = chosen }));

        roster.Import(Team("a", 2, Person("Lê An", "0914000001", note: noteOfFile) with { Affiliations = Words.Read(noteOfFile) }));

        roster.Stored.Memberships.Single().Facts.Affiliations.ShouldBe(after.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_sheet_that_names_affiliations_has_the_last_word()
    {
        var roster = new ARoster();
        roster.Import(Team("a", 1, Person("Lê An", "0914000001") with { Affiliations = ["youth"] }));

        roster.Import(Team("a", 2, Person("Lê An", "0914000001")));

        roster.Stored.Memberships.Single().Facts.Affiliations.ShouldBeEmpty();
    }
}
