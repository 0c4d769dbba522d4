using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Fieldwork;

/// <summary>What becomes of a record that was sent.</summary>
public abstract record IntakeAnswer
{
    private IntakeAnswer() { }

    public sealed record Accepted : IntakeAnswer;

    /// <summary>A record of this id is stored already: sending twice changes nothing.</summary>
    public sealed record Duplicate : IntakeAnswer;

    /// <param name="Reason">Vietnamese.</param>
    public sealed record Rejected(string Reason) : IntakeAnswer;
}

/// <summary>
/// Takes records one after another against what is stored, and gathers all that storing them changes: new subjects, cards, observations,
/// and the changes of the roll-ups.
/// </summary>
/// <param name="stored">Ids of records, among those to be taken, that are stored already.</param>
/// <param name="households">State of the households that the records speak of; likewise businesses.</param>
/// <param name="takenCodes">Codes in use, by village, among those that new subjects ask for.</param>
/// <param name="activities">What is stored of the activities that the records mend, and which of those to be taken are mended already; null: nothing.</param>
public sealed class Intake(
    ObservedIndicators indicators,
    HashSet<Guid> stored,
    Dictionary<Guid, SubjectState<HouseholdCard>> households,
    Dictionary<Guid, SubjectState<BusinessCard>> businesses,
    HashSet<(UnitId Village, string Code)> takenCodes,
    ActivityState? activities = null)
{
    private readonly ActivityState activities = activities ?? new([], []);
    private readonly HashSet<Guid> foldedHouseholds = [], foldedBusinesses = [];

    public TallyChanges Changes { get; } = new();

    /// <summary>Minutes by team and Monday of the week.</summary>
    public Dictionary<(TeamId Team, DateOnly Week), long> TeamMinutes { get; } = [];

    /// <summary>Earliest day of a taken record, by place.</summary>
    public Dictionary<UnitId, DateOnly> FirstDays { get; } = [];

    public List<(Guid Id, UnitId Village, string Code)> NewHouseholds { get; } = [];

    public List<(Guid Id, UnitId Village, string Code)> NewBusinesses { get; } = [];

    public List<(Guid Subject, UnitId Village, Dated<HouseholdCard> Card)> HouseholdCards { get; } = [];

    public List<(Guid Subject, UnitId Village, Dated<BusinessCard> Card)> BusinessCards { get; } = [];

    public List<(Guid Subject, string Indicator, Dated<int> Count)> Observations { get; } = [];

    public bool IsStored(Guid record) => stored.Contains(record);

    public IntakeAnswer Take(FieldRecord record)
    {
        if (!stored.Add(record.Id))
            return new IntakeAnswer.Duplicate();
        var refusal = record.Body switch
        {
            RecordBody.Observation body => Observe(record, body),
            RecordBody.Household body => TakeCard(record.VillageId, record.ObservedAt, record.Id, body.SubjectId, body.Code, body.Card, households, NewHouseholds, HouseholdCards, FoldBefore),
            RecordBody.Business body => TakeCard(record.VillageId, record.ObservedAt, record.Id, body.SubjectId, body.Code, body.Card, businesses, NewBusinesses, BusinessCards, FoldBefore),
            RecordBody.Activity body => TakeActivity(record, body),
            RecordBody.SpeedSample => Count(record, TallyNames.SpeedSamples, new(1, 0, 0)),
            RecordBody.Difficulty => Count(record, TallyNames.Difficulties, new(1, 0, 0)),
            RecordBody.DifficultyReply => null,
            _ => throw new InvalidOperationException(),
        };
        if (refusal is not null)
        {
            stored.Remove(record.Id);
            return new IntakeAnswer.Rejected(refusal);
        }
        NoteDay(record);
        return new IntakeAnswer.Accepted();
    }

    /// <summary>Adds the new folds of every subject that was touched; call once, after the last record.</summary>
    public void Finish()
    {
        var fold = new SubjectFold(indicators, Changes);
        foreach (var id in foldedHouseholds)
            fold.Household(households[id].VillageId, households[id].Cards, households[id].Observations);
        foreach (var id in foldedBusinesses)
            fold.Business(businesses[id].VillageId, businesses[id].Cards, businesses[id].Observations);
    }

    private string? Observe(FieldRecord record, RecordBody.Observation body)
    {
        var count = new Dated<int>(record.ObservedAt, record.Id, body.Count);
        if (indicators.IsOfHouseholds(body.Indicator))
        {
            if (!households.TryGetValue(body.SubjectId, out var household))
                return "Chưa có hộ này trong sổ hộ của tỉnh: gửi bản ghi đăng ký hộ trước.";
            if (household.VillageId != record.VillageId)
                return "Hộ này thuộc thôn khác với villageId của bản ghi.";
            FoldBefore(body.SubjectId, household);
            household.Observe(body.Indicator, count);
        }
        else
        {
            if (!businesses.TryGetValue(body.SubjectId, out var business))
                return "Chưa có cơ sở kinh doanh này: gửi bản ghi đăng ký cơ sở trước.";
            if (business.VillageId != record.VillageId)
                return "Cơ sở này thuộc thôn khác với villageId của bản ghi.";
            FoldBefore(body.SubjectId, business);
            business.Observe(body.Indicator, count);
        }
        Observations.Add((body.SubjectId, body.Indicator, count));
        return null;
    }

    /// <summary>A card from a register's file: no field record, so it makes no village a reporting one.</summary>
    /// <exception cref="InvalidOperationException">The household is registered in another village, or the code is another's.</exception>
    public void RegisterHousehold(UnitId village, Guid subject, string code, Dated<HouseholdCard> card)
    {
        if (TakeCard(village, card.ObservedAt, card.RecordId, subject, code, card.What, households, NewHouseholds, HouseholdCards, FoldBefore) is { } refusal)
            throw new InvalidOperationException(refusal);
    }

    /// <inheritdoc cref="RegisterHousehold"/>
    public void RegisterBusiness(UnitId village, Guid subject, string code, Dated<BusinessCard> card)
    {
        if (TakeCard(village, card.ObservedAt, card.RecordId, subject, code, card.What, businesses, NewBusinesses, BusinessCards, FoldBefore) is { } refusal)
            throw new InvalidOperationException(refusal);
    }

    /// <summary>Takes back a card that a register's file gave: figures are then as if it had never been. Its subject is one of those given.</summary>
    /// <exception cref="InvalidOperationException">The subject has no such card.</exception>
    public void Withdraw(Guid subject, DateTimeOffset observedAt, Guid record)
    {
        var gone = 0;
        if (households.TryGetValue(subject, out var household))
        {
            FoldBefore(subject, household);
            gone = household.Cards.RemoveAll(card => card.ObservedAt == observedAt && card.RecordId == record);
        }
        else if (businesses.TryGetValue(subject, out var business))
        {
            FoldBefore(subject, business);
            gone = business.Cards.RemoveAll(card => card.ObservedAt == observedAt && card.RecordId == record);
        }
        if (gone != 1)
            throw new InvalidOperationException($"Subject {subject} has {gone} cards of {observedAt:O}");
    }

    private string? TakeCard<TCard>(
        UnitId village, DateTimeOffset observedAt, Guid recordId, Guid subject, string? code, TCard card, Dictionary<Guid, SubjectState<TCard>> subjects,
        List<(Guid, UnitId, string)> fresh, List<(Guid, UnitId, Dated<TCard>)> cards, Action<Guid, SubjectState<TCard>> foldBefore)
    {
        if (!subjects.TryGetValue(subject, out var state))
        {
            var given = code ?? "M" + subject.ToString("N")[20..].ToUpperInvariant();
            if (!takenCodes.Add((village, given)))
                return $"Mã {given} đã dùng cho đối tượng khác trong thôn.";
            subjects[subject] = state = new SubjectState<TCard>(village);
            fresh.Add((subject, village, given));
        }
        else if (state.VillageId != village)
        {
            return "Đối tượng này đã đăng ký ở thôn khác.";
        }
        foldBefore(subject, state);
        var dated = new Dated<TCard>(observedAt, recordId, card);
        state.Cards.Add(dated);
        cards.Add((subject, village, dated));
        return null;
    }

    private string? TakeActivity(FieldRecord record, RecordBody.Activity body)
    {
        if (record.TeamId is not { } team)
            return "Hoạt động cần có tổ thực hiện, mà nơi này chưa có tổ vào ngày đó.";
        if (activities.Mend(record.Id, body.Corrects) is { TeamId: { } formerTeam, Body: RecordBody.Activity former } mended)
        {
            Count(mended, formerTeam, former, -1);
            NoteDay(mended);
        }
        if (activities.Add(record))
            Count(record, team, body, 1);
        return null;
    }

    private void Count(FieldRecord record, TeamId team, RecordBody.Activity body, int sign)
    {
        var week = (team, VietnamTime.WeekOf(VietnamTime.DayOf(record.ObservedAt)));
        TeamMinutes[week] = TeamMinutes.GetValueOrDefault(week) + (sign * body.Minutes);
        Count(record, TallyNames.Activities, new(sign, sign * body.Minutes, sign * body.Reached));
    }

    private void NoteDay(FieldRecord record)
    {
        var day = VietnamTime.DayOf(record.ObservedAt);
        if (!FirstDays.TryGetValue(record.VillageId, out var first) || day < first)
            FirstDays[record.VillageId] = day;
    }

    private string? Count(FieldRecord record, string what, Figures figures)
    {
        Changes.Add(record.VillageId, what, VietnamTime.DayOf(record.ObservedAt), figures);
        return null;
    }

    private void FoldBefore(Guid id, SubjectState<HouseholdCard> state)
    {
        if (foldedHouseholds.Add(id))
            new SubjectFold(indicators, Changes, sign: -1).Household(state.VillageId, state.Cards, state.Observations);
    }

    private void FoldBefore(Guid id, SubjectState<BusinessCard> state)
    {
        if (foldedBusinesses.Add(id))
            new SubjectFold(indicators, Changes, sign: -1).Business(state.VillageId, state.Cards, state.Observations);
    }
}
