namespace CongDongSo.Server.Platform.Database.Cluster;

/// <summary>
/// Whom the database server runs as. PostgreSQL refuses to run as root, so under root its programs run as the user
/// <c>postgres</c>, or else <c>nobody</c>.
/// </summary>
/// <param name="Name">Null: the user of this process.</param>
/// <param name="Prefix">Command that changes to the user.</param>
internal sealed record ServerUser(string? Name, IReadOnlyList<string> Prefix)
{
    private static readonly string[][] Capabilities = [[], ["+dac_read_search"], ["+dac_override"]];

    /// <exception cref="ServiceUnavailableException">No user can enter the directory.</exception>
    public static async Task<ServerUser> For(string directory, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
            return new(null, []);
        var users = await File.ReadAllLinesAsync("/etc/passwd", ct);
        var name = users.Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        var group = (await Tool.Run("id", ["-gn", name], ct)).Output.Trim();
        foreach (var capability in Capabilities)
        {
            // A data directory below a folder that only root may enter: the server is lent the right to pass through.
            var lent = capability.Length == 0 ? [] : new[] { "--inh-caps", capability[0], "--ambient-caps", capability[0] };
            var user = new ServerUser(name, ["setpriv", "--reuid", name, "--regid", group, "--init-groups", .. lent]);
            if ((await user.Run("test", ["-d", directory], ct)).Exit == 0)
                return user;
        }
        throw new ServiceUnavailableException(
            "database-directory-closed", "Người dùng chạy cơ sở dữ liệu không vào được thư mục dữ liệu.",
            $"Thư mục {directory} cần cho người dùng {name} đi qua (chmod o+x các thư mục cha), hoặc chọn thư mục khác bằng --data.");
    }

    public Task<(int Exit, string Output)> Run(string program, IReadOnlyList<string> arguments, CancellationToken ct) =>
        Name is null ? Tool.Run(program, arguments, ct) : Tool.Run(Prefix[0], [.. Prefix.Skip(1), program, .. arguments], ct);

    /// <summary>Makes the directory, for this user alone.</summary>
    public async Task MakePrivate(string directory, CancellationToken ct)
    {
        if (Name is null)
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
        Directory.CreateDirectory(directory);
        File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var (exit, output) = await Tool.Run("chown", [$"{Name}:", directory], ct);
        if (exit != 0)
            throw new ServiceUnavailableException("database-directory-owner", "Không giao được thư mục dữ liệu cho người dùng chạy cơ sở dữ liệu.", output.Trim());
    }
}
