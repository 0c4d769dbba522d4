using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Platform.Database.Cluster;

public sealed class PrivateClusterTests
{
    [Fact]
    public async Task It_is_made_started_and_stopped_with_the_program()
    {
        await using var program = new RealProgram();

        await program.Json("unit", "list");

        Directory.Exists(Path.Combine(program.Data, "postgres", "cluster")).ShouldBeTrue();
        program.DatabaseRuns.ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_program_finds_it_running_and_leaves_it_to_the_first()
    {
        await using var program = new RealProgram();
        await program.Serve();
        var postmaster = program.Postmaster;

        await program.Json("unit", "list");

        program.Postmaster.ShouldBe(postmaster);
        await program.Stop();
        program.DatabaseRuns.ShouldBeFalse();
    }

    [Fact]
    public async Task One_that_is_still_recovering_is_waited_for()
    {
        await using var program = new RealProgram();
        await program.Serve();
        var recovery = await Recovering(program.Postmaster);

        var command = program.Run("unit", "list");
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await Signal("-CONT", recovery);

        (await command).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Two_that_start_at_once_in_an_empty_directory_share_one()
    {
        await using var program = new RealProgram();

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => program.Run("unit", "list", "--json")));

        results.ShouldAllBe(result => result.Exit == 0);
        program.DatabaseRuns.ShouldBeFalse();
    }

    [Fact]
    public async Task A_pid_file_of_a_server_that_is_gone_is_no_obstacle()
    {
        await using var program = new RealProgram();
        await program.Json("unit", "list");
        // The number of a process that lives and is no PostgreSQL.
        await File.WriteAllTextAsync(Path.Combine(program.Data, "postgres", "cluster", "postmaster.pid"), $"{Environment.ProcessId}\n/nowhere\n0\n5432\n\n\n");

        (await program.Run("unit", "list")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_half_made_cluster_is_made_anew()
    {
        await using var program = new RealProgram();
        Directory.CreateDirectory(Path.Combine(program.Data, "postgres", "cluster.new", "base"));

        (await program.Run("unit", "list")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Data_of_another_major_version_is_refused_in_words_and_left_alone()
    {
        await using var program = new RealProgram();
        await program.Json("unit", "list");
        var version = Path.Combine(program.Data, "postgres", "cluster", "PG_VERSION");
        var real = await File.ReadAllTextAsync(version);
        await File.WriteAllTextAsync(version, "9\n");

        var refused = await program.Run("unit", "list", "--json");
        await File.WriteAllTextAsync(version, real);

        refused.Exit.ShouldBe(3);
        refused.Problem.GetProperty("code").GetString().ShouldBe("postgresql-major-version");
        refused.Problem.GetProperty("detail").GetString()!.ShouldContain("postgresql-9");
        (await program.Run("unit", "list")).Exit.ShouldBe(0);
    }

    /// <summary>Kills one of a server's processes, so that it recovers, and halts the recovery.</summary>
    /// <returns>The process that recovers.</returns>
    private static async Task<int> Recovering(int postmaster)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            if (Children(postmaster, "checkpointer").FirstOrDefault() is > 0 and var killed)
                await Signal("-KILL", killed);
            for (var looks = 0; looks < 5_000; looks++)
            {
                if (Children(postmaster, "startup").FirstOrDefault() is > 0 and var recovery)
                {
                    await Signal("-STOP", recovery);
                    if (Children(postmaster, "startup").Contains(recovery))
                        return recovery;
                }
            }
        }
        throw new InvalidOperationException("No recovery was slow enough to be halted.");
    }

    private static List<int> Children(int postmaster, string title) =>
    [
        .. from child in File.ReadAllText($"/proc/{postmaster}/task/{postmaster}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
           where File.Exists($"/proc/{child}/cmdline") && TitleOf(child).StartsWith($"postgres: {title}", StringComparison.Ordinal)
           select int.Parse(child, System.Globalization.CultureInfo.InvariantCulture),
    ];

    private static string TitleOf(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task Signal(string signal, int process)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [signal, $"{process}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
