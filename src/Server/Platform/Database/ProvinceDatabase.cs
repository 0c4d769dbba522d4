using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>One province's schema; its connections find the province's tables first, then the common ones.</summary>
/// <param name="Code">Code of the province, e.g. <c>51</c>.</param>
/// <param name="Source">Statements are prepared once and keep one plan for any parameters: for all that touches little.</param>
/// <param name="Reading">Statements are planned anew with their parameters: for sums over one village or over a thousand.</param>
public sealed record ProvinceDatabase(string Code, NpgsqlDataSource Source, NpgsqlDataSource Reading)
{
    public string Schema => SchemaOf(Code);

    public static string SchemaOf(string code) =>
        code.Length == 2 && code.All(char.IsAsciiDigit) ? "p" + code : throw new ArgumentException("A province's code has two digits", nameof(code));
}
