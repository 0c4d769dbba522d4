using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace CongDongSo.Server.Platform.Database.Cluster;

/// <summary>
/// The installation's own PostgreSQL under the data directory, reached over a Unix socket in a folder that only its user and root can enter.
/// Every process that uses it holds a shared lock; the last one to leave stops it. A process that was killed leaves the server running,
/// and the next one finds it.
/// </summary>
public sealed class PrivateCluster(InstallationSettings settings) : IAsyncDisposable
{
    private const string OwnerRole = "cds_owner", DatabaseName = "congdongso";

    private readonly string home = Path.Combine(settings.DataDirectory, "postgres");
    private ServerUser? user;
    private PostgresBinaries? binaries;
    private FileStream? use;

    private string Data => Path.Combine(home, "cluster");

    private string StartLock => Path.Combine(home, "start.lock");

    private string UseLock => Path.Combine(home, "use.lock");

    private static readonly TimeSpan LongestRecovery = TimeSpan.FromMinutes(2);

    private string LogFile => Path.Combine(home, "log", "postgres.log");

    /// <summary>The server is made, started, or found running.</summary>
    /// <returns>Connection string of the owner.</returns>
    /// <exception cref="ServiceUnavailableException">PostgreSQL is not installed, is of another major version, or does not start.</exception>
    public async Task<string> Start(CancellationToken ct)
    {
        Directory.CreateDirectory(home);
        use ??= await FileLock.Take(() => FileLock.TryShared(UseLock), UseLock, ct);
        await using var starting = await FileLock.Take(() => FileLock.TryExclusive(StartLock), StartLock, ct);
        user ??= await ServerUser.For(home, ct);
        binaries ??= await FindBinaries(ct);
        if (!File.Exists(Path.Combine(Data, "PG_VERSION")))
            await Initialise(ct);
        var socket = await SocketDirectory(ct);
        var connection = new NpgsqlConnectionStringBuilder { Host = socket, Username = OwnerRole, Database = DatabaseName };
        for (var deadline = Elapsed + LongestRecovery; ; await Task.Delay(100, ct))
        {
            if (!IsRunning())
                await StartServer(socket, ct);
            try
            {
                await MakeDatabase(connection, ct);
                return connection.ConnectionString;
            }
            catch (NpgsqlException unready) when (unready is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } or { InnerException: SocketException })
            {
                // One that was found running may be coming up, or be recovering after a backend was killed.
                if (Elapsed > deadline)
                    throw new ServiceUnavailableException("database-not-started", "Cơ sở dữ liệu riêng không khởi động được.", $"{unready.Message} Xem {LogFile}.", unready);
            }
        }
    }

    /// <summary>Whether the server's process is alive; a pid file whose process is another program's, or gone, counts for nothing.</summary>
    public bool IsRunning()
    {
        var pidFile = Path.Combine(Data, "postmaster.pid");
        if (!File.Exists(pidFile))
            return false;
        try
        {
            var pid = int.Parse(File.ReadLines(pidFile).First().Trim(), CultureInfo.InvariantCulture);
            return WorksIn($"/proc/{pid}", RealPath(Data));
        }
        catch (Exception gone) when (gone is IOException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (use is null)
            return;
        await using var starting = await FileLock.Take(() => FileLock.TryExclusive(StartLock), StartLock, CancellationToken.None);
        await use.DisposeAsync();
        use = null;
        await using var alone = FileLock.TryExclusive(UseLock);
        if (alone is not null && IsRunning())
            await user!.Run(binaries!["pg_ctl"], ["stop", "-D", Data, "-m", "fast", "-w", "-t", "60"], CancellationToken.None);
    }

    private async Task<PostgresBinaries> FindBinaries(CancellationToken ct)
    {
        var versionFile = Path.Combine(Data, "PG_VERSION");
        int? major = File.Exists(versionFile) ? int.Parse((await File.ReadAllTextAsync(versionFile, ct)).Trim(), CultureInfo.InvariantCulture) : null;
        if (await PostgresBinaries.Find(major, ct) is { } found)
            return found;
        throw major is null
            ? new ServiceUnavailableException(
                "postgresql-missing", $"Máy chưa có PostgreSQL từ phiên bản {PostgresBinaries.OldestMajor}.",
                "Cài bằng: apt-get install postgresql; hoặc chỉ thư mục chương trình bằng CDS_PG_BIN, hoặc máy chủ có sẵn bằng CDS_DATABASE.")
            : new ServiceUnavailableException(
                "postgresql-major-version", $"Dữ liệu ở {Data} thuộc PostgreSQL {major}, nhưng máy không có PostgreSQL {major}.",
                $"Cài lại bằng: apt-get install postgresql-{major}; hoặc chuyển dữ liệu bằng pg_upgrade.");
    }

    private async Task Initialise(CancellationToken ct)
    {
        var fresh = Data + ".new";
        if (Directory.Exists(fresh))
            Directory.Delete(fresh, recursive: true);
        await user!.MakePrivate(fresh, ct);
        await user.MakePrivate(Path.GetDirectoryName(LogFile)!, ct);
        var (exit, output) = await user.Run(
            binaries!["initdb"],
            ["-D", fresh, "-U", OwnerRole, "--auth=trust", "--encoding=UTF8", "--locale=C", "--data-checksums", "--no-instructions"], ct);
        if (exit != 0)
            throw new ServiceUnavailableException("database-not-made", "Không tạo được cơ sở dữ liệu riêng.", output.Trim());
        await File.AppendAllTextAsync(Path.Combine(fresh, "postgresql.conf"), "\ninclude_if_exists = 'cds.conf'\n", ct);
        // An interrupted initdb leaves only the .new folder behind.
        Directory.Move(fresh, Data);
    }

    private async Task StartServer(string socket, CancellationToken ct)
    {
        await File.WriteAllTextAsync(Path.Combine(Data, "cds.conf"), ServerConfiguration.Text(socket, binaries!.Prewarms), ct);
        var deadline = Elapsed + TimeSpan.FromSeconds(30);
        while (true)
        {
            // PostgreSQL reads from the pid file whether an old backend still holds the shared memory, so it goes only when nobody is left.
            if (!AnyoneInside())
                File.Delete(Path.Combine(Data, "postmaster.pid"));
            var (exit, output) = await user!.Run(binaries!["pg_ctl"], ["start", "-D", Data, "-l", LogFile, "-w", "-t", "120"], ct);
            if (exit == 0)
                return;
            // After a killed postmaster its children need a moment to notice and leave.
            if (Elapsed > deadline)
                throw new ServiceUnavailableException("database-not-started", "Cơ sở dữ liệu riêng không khởi động được.", $"{output.Trim()} Xem {LogFile}.");
            await Task.Delay(300, ct);
        }
    }

    private async Task<string> SocketDirectory(CancellationToken ct)
    {
        var directory = Path.Combine(home, "socket");
        // A socket's path has room for 107 bytes.
        if (System.Text.Encoding.UTF8.GetByteCount(directory) > 85)
            directory = Path.Combine(Path.GetTempPath(), "cds-" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(directory)))[..16]);
        if (!Directory.Exists(directory))
            await user!.MakePrivate(directory, ct);
        return directory;
    }

    private static async Task MakeDatabase(NpgsqlConnectionStringBuilder wanted, CancellationToken ct)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(wanted.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand($"select 1 from pg_database where datname = '{DatabaseName}'", connection);
        if (await exists.ExecuteScalarAsync(ct) is null)
        {
            await using var create = new NpgsqlCommand($"create database {DatabaseName}", connection);
            await create.ExecuteNonQueryAsync(ct);
        }
    }

    private bool AnyoneInside()
    {
        var data = RealPath(Data);
        return Directory.EnumerateDirectories("/proc").Any(process => char.IsAsciiDigit(Path.GetFileName(process)[0]) && WorksIn(process, data));
    }

    /// <summary>A server's processes work in its data directory.</summary>
    private static bool WorksIn(string process, string directory)
    {
        try
        {
            return Directory.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName == directory;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string RealPath(string path) => Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);

    private static TimeSpan Elapsed => TimeSpan.FromMilliseconds(Environment.TickCount64);
}
