using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Database.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

[assembly: AssemblyFixture(typeof(CongDongSo.Server.Tests.Harness.TestCluster))]

namespace CongDongSo.Server.Tests.Harness;

/// <summary>One real PostgreSQL for the whole run, and a template database with every schema and the shipped catalogue in it.</summary>
public sealed class TestCluster : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("cds-test-").FullName;
    private readonly ConcurrentDictionary<string, Lazy<Task>> filled = new();
    private PrivateCluster? cluster;
    private string template = "";
    private int made;

    public static InstallationSettings SettingsFor(string connection) => new(Path.GetTempPath(), connection, null);

    [ModuleInitializer]
    internal static void PrepareProcess()
    {
        // Durability is not what most tests look at; those that do run the real program in a process of its own.
        Environment.SetEnvironmentVariable("CDS_PG_FSYNC", "off");
        Cds.PrepareProcess();
    }

    public async ValueTask InitializeAsync()
    {
        cluster = new PrivateCluster(new InstallationSettings(directory, null, null));
        var owner = new NpgsqlConnectionStringBuilder(await cluster.Start(CancellationToken.None));
        template = owner.ConnectionString;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddInstallation(SettingsFor(template), Cds.Features);
        await using var provider = services.BuildServiceProvider();
        await provider.StartInstallation(ConnectAs.Owner, CancellationToken.None);
    }

    /// <returns>Connection string of a new database, like one that was just installed.</returns>
    public Task<string> NewDatabase(bool empty = false) => Create($"test_{Interlocked.Increment(ref made)}", empty ? null : "congdongso");

    /// <param name="what">Names what is in the database: the first who asks for it has it made, all others get copies.</param>
    /// <param name="fill">Puts it there by the command line.</param>
    public async Task<string> NewDatabase(string what, Func<TestInstallation, Task> fill)
    {
        await filled.GetOrAdd(what, _ => new(async () =>
        {
            await using var first = new TestInstallation(this) { Settings = SettingsFor(await Create(what, "congdongso")) };
            await fill(first);
        })).Value;
        return await Create($"test_{Interlocked.Increment(ref made)}", what);
    }

    private async Task<string> Create(string name, string? from)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(template) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}" + (from is null ? "" : $" template {from}"), connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(template) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (cluster is not null)
            await cluster.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
