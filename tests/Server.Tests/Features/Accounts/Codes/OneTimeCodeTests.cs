using CongDongSo.Server.Features.Accounts.Codes;

namespace CongDongSo.Server.Tests.Features.Accounts.Codes;

public class OneTimeCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void A_code_is_read_as_it_is_printed_typed_or_mistaken()
    {
        for (var i = 0; i < 200; i++)
        {
            var code = OneTimeCode.New();

            OneTimeCode.Read(code.Grouped).ShouldBe(code);
            OneTimeCode.Read($" {code.Grouped.ToLowerInvariant().Replace("-", " ")} ").ShouldBe(code);
            OneTimeCode.Read(code.Grouped.Replace('0', 'O').Replace('1', 'l')).ShouldBe(code);
            code.ToString().ShouldNotContain(code.Grouped[..5]);
        }
    }

    [Fact]
    public void One_wrong_character_is_always_noticed()
    {
        var code = OneTimeCode.New().Grouped.Replace("-", "");
        for (var at = 0; at < code.Length; at++)
        {
            foreach (var wrong in Alphabet.Where(letter => letter != code[at]))
                OneTimeCode.Read(code[..at] + wrong + code[(at + 1)..]).ShouldBeNull();
        }
    }

    [Fact]
    public void Two_neighbours_in_the_wrong_order_are_noticed_but_for_the_first_and_last_of_the_alphabet()
    {
        var code = OneTimeCode.New().Grouped.Replace("-", "");
        for (var at = 0; at < code.Length - 1; at++)
        {
            var (left, right) = (code[at], code[at + 1]);
            if (left == right || (left is '0' or 'Z' && right is '0' or 'Z'))
                continue;
            OneTimeCode.Read(code[..at] + right + left + code[(at + 2)..]).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCDE")]
    [InlineData("UUUUU-UUUUU")]
    [InlineData("mật khẩu của tôi")]
    [InlineData("00000-00000-00000")]
    public void What_cannot_be_a_code_is_none(string? typed) => OneTimeCode.Read(typed).ShouldBeNull();

    [Fact]
    public void The_hash_depends_on_the_key() =>
        OneTimeCode.Read("00000-00000")!.Value.Hash(new byte[32]).ShouldNotBe(OneTimeCode.Read("00000-00000")!.Value.Hash([.. Enumerable.Repeat((byte)1, 32)]));
}
