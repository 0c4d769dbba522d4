using CongDongSo.Domain.Fieldwork;
using Npgsql;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Columns of the registers that several queries read alike.</summary>
internal static class RegisterRows
{
    /// <summary>A card with its counts only: names and addresses are not read where only figures are wanted.</summary>
    /// <param name="first">Column of <c>members</c>; the other counts follow in the order of the table.</param>
    public static HouseholdCard Counts(NpgsqlDataReader reader, int first) => new(
        "", "", null, reader.GetInt32(first), reader.GetInt32(first + 1), reader.GetInt32(first + 2), reader.GetInt32(first + 3),
        reader.GetInt32(first + 4), reader.GetInt32(first + 5), reader.GetInt32(first + 6));
}
