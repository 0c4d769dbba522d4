namespace CongDongSo.Server.Platform.Web;

/// <summary>The file of a form's field <c>file</c>.</summary>
public static class UploadedFile
{
    /// <summary>The whole file is here before a database connection is taken; of one that is too large only that is told, it is not read.</summary>
    /// <returns>Its name without any path, and its content: empty where none was chosen, one byte more than <paramref name="most"/> where it is too large.</returns>
    public static async Task<(string Name, byte[] Content)> Read(IFormCollection form, int most, CancellationToken ct)
    {
        if (form.Files.GetFile("file") is not { } file)
            return ("", []);
        var name = Path.GetFileName(file.FileName);
        if (file.Length > most)
            return (name, new byte[most + 1]);
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, ct);
        return (name, content.ToArray());
    }
}
