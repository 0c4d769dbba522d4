using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <param name="Phone">Masked; null where none is known.</param>
/// <param name="Teams">In which they serve or served.</param>
public sealed record PersonSuggestion(Guid Id, string Name, string? Phone, string Teams);

/// <summary>People whom the typist of a sheet may mean: of the teams of the unit whose decision it is.</summary>
public sealed class PersonSuggestions(DecisionPlace places)
{
    private const int LeastLetters = 2, LeastDigits = 4, Most = 8;

    /// <param name="text">Part of a name, or the beginning of a phone.</param>
    internal async Task<Result<IReadOnlyList<PersonSuggestion>>> Like(Caller caller, Guid decision, string? text, CancellationToken ct)
    {
        var found = await places.Draft(caller, decision, ct);
        if (found is not Result<DraftPlace>.Done(var place))
            return ((Result<DraftPlace>.Refused)found).Problem;
        var folded = Folding.Fold(text ?? "");
        var digits = folded.Length > 0 && folded.All(c => char.IsAsciiDigit(c) || c is ' ' or '.') ? new string([.. folded.Where(char.IsAsciiDigit)]) : "";
        if (digits.Length > 0)
            folded = "";
        if (folded.Length < LeastLetters && digits.Length < LeastDigits)
            return new Result<IReadOnlyList<PersonSuggestion>>.Done([]);
        var people = await PersonSuggestStore.Like(place.Province, place.Area.Units, folded.Length < LeastLetters ? "" : folded, digits.Length < LeastDigits ? "" : digits, Most, ct);
        return new Result<IReadOnlyList<PersonSuggestion>>.Done([.. people.Select(person => new PersonSuggestion(person.Id.Value, person.Name, MaskedPhone.Text(person.Phone), person.Teams))]);
    }

    /// <summary>The whole phone of somebody who was suggested and chosen.</summary>
    internal async Task<Result<string>> Phone(Caller caller, Guid decision, PersonId person, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewPersonalData) is { } forbidden)
            return forbidden;
        var found = await places.Draft(caller, decision, ct);
        if (found is not Result<DraftPlace>.Done(var place))
            return ((Result<DraftPlace>.Refused)found).Problem;
        return await PersonSuggestStore.Phone(place.Province, place.Draft.Unit, place.Area.Units, person, ct) is { } phone
            ? phone : new Problem("person-not-found", "Không có số điện thoại của người này.", "Hãy gõ số điện thoại.") { Kind = ProblemKind.NotFound };
    }
}
