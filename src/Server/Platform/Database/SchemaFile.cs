using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace CongDongSo.Server.Platform.Database;

/// <summary>One numbered step of a schema, e.g. <c>Schema/province/0002_fieldwork.sql</c>. A step that has been released is never edited.</summary>
/// <param name="Checksum">SHA-256 of its text.</param>
public sealed record SchemaFile(int Number, string Name, string Sql, string Checksum)
{
    /// <summary>Steps of the common schema <c>cds</c>, in order.</summary>
    public static readonly IReadOnlyList<SchemaFile> Common = Read("common");

    /// <summary>Steps of every province's schema, in order.</summary>
    public static readonly IReadOnlyList<SchemaFile> Province = Read("province");

    private static SchemaFile[] Read(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith($"Schema/{folder}/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
                var file = Path.GetFileNameWithoutExtension(name);
                return new SchemaFile(
                    int.Parse(file[..4], CultureInfo.InvariantCulture), file[5..], sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
            })
            .ToArray();
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i].Number != i + 1)
                throw new InvalidOperationException($"Schema/{folder} has no step {i + 1:0000}");
        }
        return files;
    }
}
