using CongDongSo.Domain.Fieldwork;
using Npgsql;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>Columns of the registers that several queries read alike.</summary>
internal static class RegisterRowStore
{
    /// <summary>A card with its counts only: names and addresses are not read where only figures are wanted.</summary>
    /// <param name="first">Column of <c>members</c>; the other counts follow in the order of the table.</param>
    public static HouseholdCard Counts(NpgsqlDataReader reader, int first) => new(
        "", "", null, reader.GetInt32(first), reader.GetInt32(first + 1), reader.GetInt32(first + 2), reader.GetInt32(first + 3),
        reader.GetInt32(first + 4), reader.GetInt32(first + 5), reader.GetInt32(first + 6));

    /// <summary>A whole card of a household; head, address and phone follow its counts.</summary>
    public static HouseholdCard HouseholdCard(NpgsqlDataReader reader, int first) => Counts(reader, first) with
    {
        Head = reader.GetString(first + 7), Address = reader.GetString(first + 8), Phone = reader.IsDBNull(first + 9) ? null : reader.GetString(first + 9),
    };

    /// <param name="first">Column of the name; kind, address and OCOP follow.</param>
    public static BusinessCard BusinessCard(NpgsqlDataReader reader, int first) =>
        new(reader.GetString(first), Kind(reader.GetString(first + 1)), reader.GetString(first + 2), reader.GetBoolean(first + 3));

    public static BusinessKind Kind(string word) => word switch
    {
        "enterprise" => BusinessKind.Enterprise,
        "cooperative" => BusinessKind.Cooperative,
        "householdBusiness" => BusinessKind.HouseholdBusiness,
        _ => BusinessKind.Shop,
    };

    /// <summary>Households by id ($1) with all their cards, as far as figures need them; the first of three results that <see cref="ReadStates"/> reads.</summary>
    public const string HouseholdsWithCards = """
        select household_id, village_id, observed_at, record_id, members, from14, from15, from18, elderly60, disabled, no_smartphone from household_fact where household_id = any($1)
        """;

    /// <summary>The same of businesses; the second.</summary>
    public const string BusinessesWithCards = "select business_id, village_id, observed_at, record_id, ocop from business_fact where business_id = any($1)";

    /// <summary>Reads households, businesses and, third, observations (subject, indicator, instant, record, count); the reader stands at the first of the three, and then at the last.</summary>
    public static async Task ReadStates(NpgsqlDataReader reader, Dictionary<Guid, SubjectState<HouseholdCard>> households, Dictionary<Guid, SubjectState<BusinessCard>> businesses, CancellationToken ct)
    {
        while (await reader.ReadAsync(ct))
            StateOf(households, reader).Cards.Add(new(reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), Counts(reader, 4)));
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
            StateOf(businesses, reader).Cards.Add(new(reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), new("", BusinessKind.Shop, "", reader.GetBoolean(4))));
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var observation = new Dated<int>(reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), reader.GetInt32(4));
            if (households.TryGetValue(reader.GetGuid(0), out var household))
                household.Observe(reader.GetString(1), observation);
            else if (businesses.TryGetValue(reader.GetGuid(0), out var business))
                business.Observe(reader.GetString(1), observation);
        }
    }

    private static SubjectState<TCard> StateOf<TCard>(Dictionary<Guid, SubjectState<TCard>> states, NpgsqlDataReader reader)
    {
        var id = reader.GetGuid(0);
        if (!states.TryGetValue(id, out var state))
            states[id] = state = new(new(reader.GetGuid(1)));
        return state;
    }
}
