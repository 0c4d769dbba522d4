using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Factors;

namespace CongDongSo.Server.Features.Accounts.Breaches;

/// <summary>What a new password must be: long enough, and not one that guessers know. Which kinds of characters it has is its owner's business.</summary>
public sealed class PasswordRules
{
    private readonly BreachList? breaches;

    internal PasswordRules(FactorSettings settings) => breaches = settings.BreachedPasswords is { } path ? new BreachList(path) : null;

    public Problem? Fault(string password, string login)
    {
        if (Passwords.Fault(password, login) is { } fault)
            return fault;
        return GuessedPasswords.Has(password) || breaches?.Has(password) == true
            ? new("password-breached", "Mật khẩu này nhiều người biết.", "Nó nằm trong danh sách mật khẩu đã lộ hoặc hay bị đoán. Hãy chọn một câu dài của riêng bạn.")
            : null;
    }
}
