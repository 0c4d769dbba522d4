using System.Text.RegularExpressions;

namespace CongDongSo.House.Tests.Borders;

/// <summary>Whatever is written leaves an entry in the audit trail, or there is a reason why not.</summary>
public partial class AuditTests
{
    /// <summary>Store, or store and member, that writes without noting it → why. A new line here is a decision.</summary>
    private static readonly IReadOnlyDictionary<string, string> WithoutNote = new Dictionary<string, string>
    {
        ["RecordWriteStore"] = "the writing half of RecordStore.Store, which notes how much each sender sent",
        ["RosterWritingStore"] = "the writing half of RosterStore.Change, which notes the import",
        ["RegisterChangeStore"] = "the keeping half of RegisterStore.Write and Withdraw, which note the import and its undoing",
        ["RosterChangeStore.Open"] = "the first step of that writing half, which keeps what can be taken back",
        ["GrantStore.Add"] = "a statement for the batch of AccountStore.Add, which notes the account",
        ["CatalogueStore.Merge"] = "run by CatalogueStore.Load, which notes the edition",
        ["CatalogueStore.CopyUnits"] = "into a temporary table",
        ["CatalogueStore.CopyVersions"] = "into a temporary table",
        ["CatalogueStore.CopyChanges"] = "into a temporary table",
        ["UnitImportStore.CopyVersions"] = "part of UnitImportStore.Write, which notes the import",
        ["UnitImportStore.CopyTerrains"] = "part of UnitImportStore.Write, which notes the import",
        ["ReformWriteStore.Add"] = "part of ReformWriteStore.Apply, which notes the event",
        ["ReformWriteStore.KeepTerrains"] = "part of ReformWriteStore.Apply, which notes the event",
        ["AccountStore.CountFailure"] = "refused attempts are counted; what they come to is noted when it locks the account",
        ["AccountStore.Unlock"] = "with the right password or a reset, which are noted",
        ["AccountStore.ForgetFailures"] = "the counter begins anew with each session, whose opening is noted",
        ["SessionStore.Renew"] = "the same session goes on; its opening is noted",
        ["SessionStore.Forget"] = "clears away what was over for long",
        ["SessionStore.NoteUse"] = "when a session was used last; its opening is noted",
        ["OwnSessionStore.Strengthen"] = "a session of somebody who has just set up a factor, which is noted",
        ["OwnSessionStore.Proved"] = "the password was given again; nothing is changed but what may be done next, which is noted",
        ["SignInStepStore"] = "between password and code, for minutes; the session that follows is noted",
        ["PasskeyChallengeStore"] = "a question that waits for its answer, for minutes",
        ["PasskeyStore.NoteUse"] = "the counter of a passkey; the session it opens is noted",
        ["FactorStore.Spend"] = "a code is used up; the session it opens is noted",
        ["FactorStore.RemoveRecoveryCodes"] = "they go with the last factor, whose removal is noted",
        ["CodeStore.Add"] = "a statement for the batch of whoever makes the code, which notes it",
        ["CodeKeyStore.Read"] = "a key that the program makes by itself",
        ["NewAccountStore.Add"] = "statements for the batch of Make, which notes the accounts",
        ["NewAccountStore.AddGrants"] = "statements for the batch of Make, which notes the accounts",
        ["DeviceStore.NoteContact"] = "when a phone was heard of last, and what it told of itself; its enrolment is noted",
        ["CalendarFeedStore.NoteReading"] = "when a calendar was last read, to the hour; the making of its address is noted",
        ["NoticeStore.Tell"] = "a statement for the transaction of what is told: a decision about a record in custody, a record returned; each is noted there",
        ["DifficultyStepStore.Open"] = "part of the transaction of RecordStore.Store, which notes how much each sender sent",
        ["ContactReadingStore.IsFirst"] = "whether the reading is to be noted, which TeamDirectory.OnPhone does in the same transaction",
        ["KeptMeasureStore"] = "what follows from records, rosters and targets, whose changes are noted; it can be computed anew at any time",
        ["AdHocStore.Owe"] = "part of AdHocStore.Add, which notes the request",
        ["ReportWriteStore.Since"] = "the day the first period was opened, which Open notes",
        ["ReportWriteStore.Move"] = "part of ReportWriteStore.Do, which notes the step",
        ["ReportAttachmentStore.Add"] = "part of ReportWriteStore.Do, which notes the step",
        ["ReportAttachmentStore.Remove"] = "part of ReportWriteStore.Do, which notes the step",
        ["ReportWriteStore.Step"] = "part of ReportWriteStore.Do, which notes the step",
        ["MessageStore.Put"] = "part of the transaction of what is told, which notes it; reminders of the night are what the installation does by itself",
        ["MessageStore.Settle"] = "part of the transaction of the step that settles, which notes it",
        ["MessageStore.MarkRead"] = "a person reads their own messages",
        ["ParcelStore"] = "letters that the installation sends by itself; each one's state is kept beside it",
        ["ZaloTokenStore.HeldTokens"] = "tokens that the program renews by itself",
        ["KeyRingStore.StoreElement"] = "keys that the program makes by itself",
    };

    [Fact]
    public void A_store_that_writes_notes_it_in_the_audit_trail_or_is_listed_with_a_reason()
    {
        var silent = Writing().Where(writing => !writing.Notes && !WithoutNote.ContainsKey(writing.Store) && !WithoutNote.ContainsKey($"{writing.Store}.{writing.Member}"))
            .Select(writing => $"{writing.Store}.{writing.Member} writes and notes nothing");

        silent.ShouldBeEmpty();
    }

    [Fact]
    public void The_list_of_reasons_names_only_what_writes_without_a_note()
    {
        var silent = Writing().Where(writing => !writing.Notes).SelectMany(writing => new[] { writing.Store, $"{writing.Store}.{writing.Member}" });

        WithoutNote.Keys.Except(silent).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"insert into cds.account (id) values ($1)\"", true)]
    [InlineData("update account_grant set ended_at = $2", true)]
    [InlineData("update cds.session s set ended_at = $2", true)]
    [InlineData("delete from cds.session where", true)]
    [InlineData("copy household (id, village_id) from stdin binary", true)]
    [InlineData("/// Brings what is stored up to date and sets the rest", false)]
    [InlineData("select id from account for update", false)]
    public void A_line_that_writes_is_told_from_one_that_does_not(string line, bool writes) => Write().IsMatch(line).ShouldBe(writes);

    /// <summary>The members of stores in which a table is written.</summary>
    private static IEnumerable<(string Store, string Member, bool Notes)> Writing()
    {
        foreach (var file in Checkout.Source.Where(file => file.IsUnder("src/Server") && file.Name.EndsWith("Store.cs", StringComparison.Ordinal)))
        {
            var (member, lines) = ("", new List<string>());
            foreach (var line in file.Lines.Append("    private void End("))
            {
                if (Member().Match(line) is { Success: true } next)
                {
                    if (lines.Exists(one => Write().IsMatch(one)))
                        yield return (file.Name[..^".cs".Length], member, lines.Exists(one => Note().IsMatch(one)));
                    (member, lines) = (next.Groups["name"].Value, []);
                }
                lines.Add(line);
            }
        }
    }

    [GeneratedRegex(@"\b(insert\s+into\s+[\w.]+|update\s+[\w.]+(\s+\w+)?\s+set\b|delete\s+from\s+[\w.]+|copy\s+[\w.]+\s*\([^)]*\)\s+from\s+stdin)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Write();

    /// <summary>A method, property or constant of a class.</summary>
    [GeneratedRegex(@"^    (public|internal|private|protected)\s[^=(]*?(?<name>\w+)(<\w+>)?\s*(\(|=)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Member();

    [GeneratedRegex(@"\.(Note|Audit)\(|\bawait Note\(|\bAuditActions\.|\bAuditEntry\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Note();
}
