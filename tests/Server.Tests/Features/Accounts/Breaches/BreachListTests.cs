using System.Security.Cryptography;
using System.Text;
using CongDongSo.Server.Features.Accounts.Breaches;
using CongDongSo.Server.Features.Accounts.Factors;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Server.Tests.Features.Accounts.Breaches;

public sealed class BreachListTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cds-breach-").FullName;

    /// <summary>Whatever lies in the file, in every spelling that such lists have, the search finds exactly what is in it.</summary>
    [Fact]
    public void A_search_by_halves_finds_what_is_listed_and_nothing_else()
    {
        var lists =
            from size in Gen.Choose(1, 60)
            from known in Gen.ArrayOf(Gen.Choose(0, 500), size)
            from style in Gen.Elements("{0}", "{0}:{1}")
            from end in Gen.Elements("\n", "\r\n")
            from lower in Gen.Elements(true, false)
            from last in Gen.Elements(true, false)
            select (known, style, end, lower, last);

        Prop.ForAll(lists.ToArbitrary(), made =>
        {
            var lines = made.known.Distinct().Select(number => Hash($"mật khẩu {number}")).Order(StringComparer.Ordinal)
                .Select((hash, i) => string.Format(made.style, made.lower ? hash.ToLowerInvariant() : hash, (i * 7919) + 1));
            var list = new BreachList(FileWith(string.Join(made.end, lines) + (made.last ? made.end : "")));

            return Enumerable.Range(0, 501).All(number => list.Has($"mật khẩu {number}") == made.known.Contains(number));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void A_list_of_plain_passwords_is_read_as_it_is()
    {
        var list = new BreachList(FileWith("zebra crossing 9\nhoa sen trắng nở\r\nabc\n"));

        list.Has("hoa sen trắng nở").ShouldBeTrue();
        list.Has("zebra crossing 9").ShouldBeTrue();
        list.Has("hoa sen trắng").ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    public void An_empty_list_lists_nothing(string content) => new BreachList(FileWith(content)).Has("hoa sen trắng nở").ShouldBeFalse();

    [Theory]
    [InlineData("matkhau123")]
    [InlineData("Mật khẩu 123")]
    [InlineData("MATKHAU-123")]
    [InlineData("1q2w3e4r5t")]
    [InlineData("password123")]
    [InlineData("p@ssw0rd123")]
    [InlineData("Anh yêu em 123")]
    public void What_guessers_try_first_is_refused_in_every_spelling(string password) =>
        Rules(null).Fault(password, "can.bo").ShouldNotBeNull().Code.ShouldBe("password-breached");

    [Theory]
    [InlineData("con trâu đi trước")]
    [InlineData("chiều nay mưa rơi ngoài hiên")]
    [InlineData("xqzvwkjmbt")]
    [InlineData("toàn chữ thường không số")]
    public void A_sentence_of_one_s_own_is_enough_without_digits_and_marks(string password) => Rules(null).Fault(password, "can.bo").ShouldBeNull();

    [Fact]
    public void An_installation_s_own_list_is_asked_as_well()
    {
        var path = FileWith(Hash("con trâu đi trước") + ":12\n");

        Rules(path).Fault("con trâu đi trước", "can.bo").ShouldNotBeNull().Code.ShouldBe("password-breached");
        Rules(path).Fault("con trâu đi sau cái cày", "can.bo").ShouldBeNull();
    }

    [Fact]
    public void A_made_password_is_never_refused() =>
        Enumerable.Range(0, 200).ShouldAllBe(_ => Rules(null).Fault(CongDongSo.Server.Features.Accounts.Passwords.Generate(), "can.bo") == null);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static PasswordRules Rules(string? list) => new(new FactorSettings(TimeSpan.Zero, list));

#pragma warning disable CA5350 // As the lists are made.
    private static string Hash(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350

    private string FileWith(string content)
    {
        var path = Path.Combine(folder, Guid.CreateVersion7().ToString());
        File.WriteAllText(path, content);
        return path;
    }
}
