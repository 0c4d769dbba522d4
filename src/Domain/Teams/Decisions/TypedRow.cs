using CongDongSo.Domain.Language;

namespace CongDongSo.Domain.Teams.Decisions;

/// <summary>A row of the roster sheet as somebody typed it.</summary>
/// <param name="Team">Tên Tổ; blank continues the row above.</param>
/// <param name="Role">Chức vụ trong tổ, e.g. <c>Tổ trưởng (Trưởng thôn)</c>.</param>
/// <param name="Affiliations">Thành phần in the programs' words, parted by semicolons.</param>
/// <param name="Term">Nhiệm kỳ đến ngày, dd/MM/yyyy; blank where the decision names none.</param>
public sealed record TypedRow(string Team, string Name, string Role, string Affiliations, string Phone, string Term, string Note)
{
    public static readonly TypedRow Blank = new("", "", "", "", "", "", "");

    /// <summary>The cells from the left.</summary>
    public IReadOnlyList<string> Cells => [Team, Name, Role, Affiliations, Phone, Term, Note];

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);

    /// <summary>Of cells from the left; what is missing is blank.</summary>
    public static TypedRow Of(IReadOnlyList<string> cells)
    {
        return new(At(0), At(1), At(2), At(3), At(4), At(5), At(6));

        string At(int index) => index < cells.Count ? Folding.Tidy(cells[index]) : "";
    }
}

/// <summary>The columns of the roster sheet: letter as faults name them, and the words above them.</summary>
public static class SheetColumns
{
    public const string Team = "A", Name = "B", Role = "C", Affiliations = "D", Phone = "E", Term = "F", Note = "G";

    public static readonly IReadOnlyList<(string Letter, string Title)> All =
    [
        (Team, "Tên Tổ"), (Name, "Họ tên thành viên"), (Role, "Chức vụ trong tổ"), (Affiliations, "Thành phần"), (Phone, "Số điện thoại"), (Term, "Nhiệm kỳ đến"), (Note, "Ghi chú"),
    ];

    /// <summary>Words of a letter; the letter where there are none.</summary>
    public static string Title(string letter) => All.FirstOrDefault(column => column.Letter == letter).Title ?? letter;
}
