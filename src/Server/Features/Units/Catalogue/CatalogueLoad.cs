using System.Security.Cryptography;
using System.Text.Json;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Units.Catalogue;

/// <summary>Loads the shipped catalogue at the first start, and again when the file or its corrections have changed.</summary>
internal sealed class CatalogueLoad(Databases databases, ILogger<CatalogueLoad> log)
{
    /// <summary>Shown where lists are empty for want of the file.</summary>
    public const string MissingNotice =
        "Danh mục đơn vị hành chính chưa được nạp: không có tệp catalogue/address.json cạnh chương trình. Hãy cài lại bản dựng đầy đủ rồi chạy lại; mọi phần khác vẫn dùng được.";

    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "catalogue", "address.json");

    public Task Run(CancellationToken ct) => Run(File, ct);

    internal async Task Run(string file, CancellationToken ct)
    {
        var loaded = await CatalogueStore.LoadedEdition(databases.Common, ct);
        if (!System.IO.File.Exists(file))
        {
            if (loaded is null)
                await LoadWithout(ct);
            return;
        }
        var json = await System.IO.File.ReadAllBytesAsync(file, ct);
        var checksum = Checksum(json);
        if (loaded == checksum)
            return;
        await using var owner = await databases.OwnerConnection(ct);
        await new CatalogueStore(owner, databases).Load(checksum, () => Build(file, json), ct);
    }

    /// <summary>Whether the catalogue is in the database.</summary>
    public async Task<bool> Loaded(CancellationToken ct) => await CatalogueStore.LoadedEdition(databases.Common, ct) is not (null or Without);

    private const string Without = "none";

    private async Task LoadWithout(CancellationToken ct)
    {
        log.LogWarning("{Notice}", MissingNotice);
        await using var owner = await databases.OwnerConnection(ct);
        await new CatalogueStore(owner, databases).Load(Without, () => ([UnitCatalogue.Nation()], [], [MissingNotice]), ct);
    }

    private static (IReadOnlyList<CatalogueUnit>, IReadOnlyList<UnitChange>, IReadOnlyList<string>) Build(string file, byte[] json)
    {
        try
        {
            var catalogue = UnitCatalogue.From(AddressPackage.Parse(json), CatalogueCorrections.Read());
            return (catalogue.Units, catalogue.Changes, catalogue.Notes);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ServiceUnavailableException("catalogue-unreadable", "Không đọc được danh mục đơn vị hành chính đi kèm chương trình.", $"Tệp {file}: {broken.Message} Hãy cài lại bản dựng.", broken);
        }
    }

    private static string Checksum(byte[] json)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(json);
        foreach (var correction in CatalogueCorrections.Files())
        {
            using (correction)
            {
                var bytes = new byte[correction.Length];
                correction.ReadExactly(bytes);
                sha.AppendData(bytes);
            }
        }
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
