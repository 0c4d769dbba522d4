namespace CongDongSo.Server.Platform.Database.Cluster;

/// <summary>An advisory lock on a file (flock, which .NET takes for a file opened with these sharing modes); the system frees it when the process dies.</summary>
internal static class FileLock
{
    public static FileStream? TryShared(string path) => TryOpen(path, FileShare.Read);

    public static FileStream? TryExclusive(string path) => TryOpen(path, FileShare.None);

    public static async Task<FileStream> Take(Func<FileStream?> tryOpen, string path, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; waited < TimeSpan.FromSeconds(90); waited += TimeSpan.FromMilliseconds(50))
        {
            if (tryOpen() is { } taken)
                return taken;
            await Task.Delay(50, ct);
        }
        throw new ServiceUnavailableException(
            "database-starting-elsewhere", "Một tiến trình khác đang khởi động hoặc dừng cơ sở dữ liệu quá lâu.", $"Khóa: {path}. Hãy dừng tiến trình đó rồi chạy lại.");
    }

    private static FileStream? TryOpen(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share, bufferSize: 1);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
