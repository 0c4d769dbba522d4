using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Codes;

namespace CongDongSo.Server.Features.Accounts.Pages;

/// <param name="Typed">What was in the field.</param>
public sealed record ShowCodeModel(string Typed, Problem? Problem);

public sealed record ChoosePasswordModel(CodeHolder Holder, Problem? Problem);
