using System.Security.Cryptography;
using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>What a password must be, and a good one made by the program.</summary>
internal static class Passwords
{
    public const int Shortest = 10;

    /// <summary>Hashing is slow on purpose: nobody makes the server hash a book.</summary>
    public const int Longest = 200;

    /// <summary>Letters that nobody mistakes for each other when a password is read out.</summary>
    internal const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Four groups of five, some 99 bits.</summary>
    public static string Generate() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));

    /// <summary>A security stamp that was never there before.</summary>
    public static string NewStamp() => RandomNumberGenerator.GetHexString(32);

    public static Problem? Fault(string password, string login) => password switch
    {
        { Length: < Shortest } => new("password-short", "Mật khẩu quá ngắn.", $"Mật khẩu cần ít nhất {Shortest} ký tự; một câu dài dễ nhớ là tốt nhất."),
        { Length: > Longest } => new("password-long", "Mật khẩu quá dài.", $"Mật khẩu có nhiều nhất {Longest} ký tự."),
        _ when password.Distinct().Count() < 5 => new("password-plain", "Mật khẩu quá dễ đoán.", "Hãy dùng ít nhất năm ký tự khác nhau."),
        _ when password.Contains(login, StringComparison.OrdinalIgnoreCase) => new("password-plain", "Mật khẩu quá dễ đoán.", "Mật khẩu không được chứa tên đăng nhập."),
        _ => null,
    };
}
