using CongDongSo.Domain.Fieldwork;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Columns of the registers that several queries read alike.</summary>
internal static class RegisterRowStore
{
    /// <summary>A card with its counts only: names and addresses are not read where only figures are wanted.</summary>
    /// <param name="first">Column of <c>members</c>; the other counts follow in the order of the table.</param>
    public static HouseholdCard Counts(NpgsqlDataReader reader, int first) => new(
        "", "", null, reader.GetInt32(first), reader.GetInt32(first + 1), reader.GetInt32(first + 2), reader.GetInt32(first + 3),
        reader.GetInt32(first + 4), reader.GetInt32(first + 5), reader.GetInt32(first + 6));

    /// <summary>Writes a row of <c>household_fact</c>.</summary>
    public static async Task Copy(NpgsqlBinaryImporter copy, Guid household, Dated<HouseholdCard> card, CancellationToken ct)
    {
        await copy.StartRowAsync(ct);
        await copy.WriteAsync(household, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(card.ObservedAt.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(card.RecordId, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(card.What.Head, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(card.What.Address, NpgsqlDbType.Text, ct);
        if (card.What.Phone is { } phone)
            await copy.WriteAsync(phone, NpgsqlDbType.Text, ct);
        else
            await copy.WriteNullAsync(ct);
        foreach (var count in (int[])[card.What.Members, card.What.From14, card.What.From15, card.What.From18, card.What.Elderly60, card.What.Disabled, card.What.NoSmartphone])
            await copy.WriteAsync(count, NpgsqlDbType.Integer, ct);
    }
}
