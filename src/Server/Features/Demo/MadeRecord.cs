using System.Globalization;
using System.Text.Json;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Demo;

/// <summary>Makes records of one place with the bodies that a phone would have sent.</summary>
/// <param name="author">Login that nobody has: it begins with what the demo's people are known by.</param>
internal sealed class MadeRecord(UnitId place, TeamId? team, Chance chance, string author)
{
    /// <summary>Of a village, so that who did what in two villages is not one person.</summary>
    public static string AuthorOf(PlannedVillage village) => $"minh-hoa.{village.Ordinal:0000}";

    /// <summary>The same place, and somebody of its team by their number.</summary>
    public MadeRecord By(string who) => new(place, team, chance, $"{author}.{who}");

    public UnitId Place => place;

    public Chance Chance => chance;

    public IncomingRecord Observation(DateTimeOffset at, Guid subject, string indicator, int count) => Of(
        at, new RecordBody.Observation(subject, indicator, count), $$"""{"subjectId":"{{subject}}","indicator":"{{indicator}}","count":{{count}}}""");

    public IncomingRecord Activity(DateTimeOffset at, (string Word, string Text) kind, int minutes, int reached, TeamId? by) => Of(
        at, new RecordBody.Activity(minutes, reached), $$"""{"kind":"{{kind.Word}}","text":{{Text(kind.Text)}},"minutes":{{minutes}},"reached":{{reached}}}""", by);

    public IncomingRecord SpeedSample(DateTimeOffset at, decimal down, decimal up) => Of(
        at, new RecordBody.SpeedSample(down, up), string.Create(CultureInfo.InvariantCulture, $$"""{"downMbps":{{down}},"upMbps":{{up}}}"""));

    public IncomingRecord Difficulty(DateTimeOffset at, (string Word, string Text) what) => Of(
        at, new RecordBody.Difficulty(what.Text, what.Word), $$"""{"topic":"{{what.Word}}","text":{{Text(what.Text)}}}""");

    public IncomingRecord Household(DateTimeOffset at, Guid subject, string? code, HouseholdCard card) => Of(
        at, new RecordBody.Household(subject, code, card), JsonSerializer.Serialize(
            new
            {
                subjectId = subject, code, card.Head, card.Address, card.Phone, card.Members, card.From14, card.From15, card.From18, card.Elderly60, card.Disabled, card.NoSmartphone,
            }, ApiJson.Options));

    public IncomingRecord Business(DateTimeOffset at, Guid subject, string code, BusinessCard card) => Of(
        at, new RecordBody.Business(subject, code, card), JsonSerializer.Serialize(
            new { subjectId = subject, code, card.Name, card.Kind, card.Address, card.Ocop }, ApiJson.Options));

    private IncomingRecord Of(DateTimeOffset at, RecordBody body, string json, TeamId? by = null) => new(new(chance.IdAt(at), at, by ?? team, place, body), json, author);

    private static string Text(string text) => JsonSerializer.Serialize(text, ApiJson.Options);
}
