using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Fieldwork;

/// <summary>Random field records on a few villages: late ones, same instants, same ids, changed households, figures above the household's.</summary>
internal sealed class RandomField
{
    public static readonly Clause Clause = new("test", "I.1", "…");

    public static readonly Program Program = new()
    {
        Id = "test", Title = "Test", Number = "1/KH", Issuer = "UBND", Date = new(2025, 1, 1), InForceFrom = new(2025, 1, 1), Territory = ["51"],
        Levels = [UnitKind.Province, UnitKind.Commune, UnitKind.Village],
        Indicators =
        [
            new("informed", "Hộ được tuyên truyền", new Population.Households(), IndicatorSource.Observed, Clause) { Targets = [new([], 100, Clause)] },
            new("service", "Hộ dùng dịch vụ công", new Population.Households(), IndicatorSource.Observed, Clause)
            {
                Targets = [new([Terrain.Plain], 80, Clause), new([Terrain.Mountain], 50, Clause)],
            },
            new("record", "Sổ sức khỏe", new Population.Residents(14), IndicatorSource.Observed, Clause),
            new("signature", "Chữ ký số", new Population.Residents(18), IndicatorSource.Observed, Clause) { Targets = [new([], 40, Clause)] },
            new("merchant", "Không dùng tiền mặt", new Population.Businesses(), IndicatorSource.Observed, Clause) { Targets = [new([], 50, Clause)] },
            new("ocop", "OCOP lên sàn", new Population.OcopMakers(), IndicatorSource.Observed, Clause),
            new("speed", "i-Speed", new Population.CommuneMonths(3), IndicatorSource.Sampled, Clause) { Targets = [new([], 3, Clause)] },
            new("hours", "8 giờ", new Population.TeamWeeks(8), IndicatorSource.Derived, Clause) { Targets = [new([], 100, Clause)] },
            new("village-team", "Thôn có tổ", new Population.Villages(), IndicatorSource.Derived, Clause) { Targets = [new([], 100, Clause)] },
        ],
    };

    public static readonly ObservedIndicators Indicators = new([Program]);

    private readonly Random random;

    public RandomField(int seed)
    {
        random = new(seed);
        Tree = MakeTree();
        Villages = [.. Tree.All.Where(unit => unit.Kind == UnitKind.Village).OrderBy(unit => unit.Code, StringComparer.Ordinal)];
        Records = [.. Enumerable.Range(0, random.Next(1, 120)).Select(_ => Record())];
    }

    public UnitTree Tree { get; }

    public IReadOnlyList<Unit> Villages { get; }

    /// <summary>In the order they arrive; some twice.</summary>
    public List<FieldRecord> Records { get; }

    public TeamId TeamOf(UnitId place) => new(place.Value);

    /// <summary>Takes the records in batches, as pushes do, and sums all changes.</summary>
    public (TallyChanges Changes, List<FieldRecord> Accepted, Dictionary<(TeamId, DateOnly), long> Minutes, HashSet<UnitId> Reported) Push(IEnumerable<FieldRecord> records, int batch)
    {
        var changes = new TallyChanges();
        var accepted = new List<FieldRecord>();
        var minutes = new Dictionary<(TeamId, DateOnly), long>();
        var reported = new HashSet<UnitId>();
        var households = new Dictionary<Guid, SubjectState<HouseholdCard>>();
        var businesses = new Dictionary<Guid, SubjectState<BusinessCard>>();
        var stored = new HashSet<Guid>();
        foreach (var chunk in records.Chunk(batch))
        {
            var intake = new Intake(Indicators, stored, households, businesses, []);
            foreach (var record in chunk)
            {
                if (intake.Take(record) is IntakeAnswer.Accepted)
                    accepted.Add(record);
            }
            intake.Finish();
            changes.AddAll(intake.Changes);
            foreach (var (key, sum) in intake.TeamMinutes)
                minutes[key] = minutes.GetValueOrDefault(key) + sum;
            reported.UnionWith(intake.FirstDays.Keys);
        }
        return (changes, accepted, minutes, reported);
    }

    public DateOnly Day() => new DateOnly(2025, 9, 20).AddDays(random.Next(0, 140));

    private FieldRecord Record()
    {
        var village = Villages[random.Next(Villages.Count - 1)];
        var at = new DateTimeOffset(Day().ToDateTime(new(random.Next(24), 0)), TimeSpan.FromHours(7)).ToUniversalTime();
        var subject = Subject(village.Id, random.Next(3));
        var id = random.Next(20) == 0 && Records is { Count: > 0 } ? Records[0].Id : Id();
        RecordBody body = random.Next(10) switch
        {
            0 or 1 => new RecordBody.Household(subject, subject.ToString(), Card()),
            2 => new RecordBody.Business(Flip(subject), Flip(subject).ToString(), new("Tạp hóa", BusinessKind.Shop, "", random.Next(2) == 0)),
            3 => new RecordBody.Activity(60 * random.Next(1, 7), random.Next(30)),
            4 => new RecordBody.SpeedSample(50, 20),
            5 => new RecordBody.Observation(Flip(subject), random.Next(2) == 0 ? "merchant" : "ocop", random.Next(2)),
            _ => new RecordBody.Observation(subject, new[] { "informed", "service", "record", "signature" }[random.Next(4)], random.Next(6)),
        };
        return new(id, at, TeamOf(village.Id), village.Id, body);
    }

    private HouseholdCard Card()
    {
        var members = random.Next(0, 7);
        var from14 = random.Next(0, members + 1);
        var from15 = random.Next(0, from14 + 1);
        return new("Chủ hộ", "", null, members, from14, from15, random.Next(0, from15 + 1), 0, 0, 0);
    }

    private Guid Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private static Guid Subject(UnitId village, int number)
    {
        var bytes = village.Value.ToByteArray();
        bytes[0] = (byte)number;
        return new(bytes);
    }

    private static Guid Flip(Guid id)
    {
        var bytes = id.ToByteArray();
        bytes[1] ^= 0xFF;
        return new(bytes);
    }

    private UnitTree MakeTree()
    {
        var day = new DateOnly(2025, 12, 31);
        var from = new DateOnly(2025, 7, 1);
        var province = new Unit(UnitId.Of("p"), "51", "Quảng Ngãi", UnitKind.Province, "Tỉnh", null, null, from, null);
        var units = new List<Unit> { province };
        for (var c = 0; c < 3; c++)
        {
            var commune = new Unit(UnitId.Of($"c{c}"), $"C{c}", $"Xã {c}", UnitKind.Commune, "Xã", province.Id, c == 0 ? Terrain.Mountain : null, from, null);
            units.Add(commune);
            for (var v = 0; v < random.Next(1, 4); v++)
            {
                Terrain? terrain = random.Next(3) switch { 0 => Terrain.Plain, 1 => Terrain.Mountain, _ => null };
                units.Add(new(UnitId.Of($"v{c}.{v}"), $"C{c}-{v}", $"Thôn {v}", UnitKind.Village, "Thôn", commune.Id, terrain, from, null));
            }
        }
        return new(day, units);
    }
}
