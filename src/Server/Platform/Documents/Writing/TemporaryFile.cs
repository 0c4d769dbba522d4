namespace CongDongSo.Server.Platform.Documents.Writing;

/// <summary>A file that only this process's user can read and that is gone when it is closed: for what must be whole before it leaves.</summary>
public static class TemporaryFile
{
    public static FileStream Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), $"cds-{Guid.NewGuid():N}"), options);
    }
}
