using System.Text.Json;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Harness;
using Npgsql;

namespace CongDongSo.Server.Tests.Features.Audit;

/// <summary>Short ways to write into a trail as the program does, to tamper with it as its owner can, and to have it verified.</summary>
internal static class ATrail
{
    /// <summary>Appends entries to a province's chain, in one transaction, by the running server's own code.</summary>
    public static async Task Append(this TestInstallation installation, string province, params AuditEntry[] entries)
    {
        var database = ((Result<ProvinceDatabase>.Done)(await installation.Service<Databases>()).Province(province)).Value;
        await using var work = await database.Begin(TestContext.Current.CancellationToken);
        foreach (var entry in entries)
            work.Note(entry, Somebody);
        await work.Commit(TestContext.Current.CancellationToken);
    }

    /// <summary>As the owner of the tables.</summary>
    public static async Task Tamper(this TestInstallation installation, string sql)
    {
        await using var source = NpgsqlDataSource.Create(installation.Settings.Database!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<CommandResult> Verify(this TestInstallation installation, params string[] noted) =>
        await installation.Run(["audit", "verify", "--json", .. noted.SelectMany(head => new[] { "--noted", head })]);

    public static JsonElement Chain(this CommandResult result, string key) =>
        result.Document.GetProperty("chains").EnumerateArray().Single(chain => chain.GetProperty("chain").GetString() == key);

    public static IReadOnlyList<string> Faults(this CommandResult result, string key) =>
        [.. result.Chain(key).GetProperty("faults").EnumerateArray().Select(fault => $"{fault.GetProperty("seq").GetInt64()} {fault.GetProperty("what").GetString()}")];

    public static Acting Somebody => new("tinhkhe.anh", Guid.Parse("019a5000-0000-7000-8000-0000000000aa"), [], "0af7651916cd43dd8448eb211c80319c");

    /// <summary>An entry with something in every column.</summary>
    public static AuditEntry Entry(int number) => new(AuditActions.PersonalRead)
    {
        Place = new(Guid.Parse($"019a5000-0000-7000-8000-{number:000000000000}")), Subjects = [Guid.Parse($"019a5000-0000-7000-8001-{number:000000000000}"), Guid.Parse($"019a5000-0000-7000-8002-{number:000000000000}")],
        Before = new { name = "Nguyễn Văn An", number }, After = new { name = "Nguyễn Văn Bình", number }, Reason = $"theo đơn số {number}",
    };
}
