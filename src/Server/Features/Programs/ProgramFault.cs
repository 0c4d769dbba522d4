namespace CongDongSo.Server.Features.Programs;

/// <summary>One fault of a program file, where an editor shows it.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Path">Way through the keys, e.g. <c>composition[2].clause.quote</c>; empty for the file as a whole.</param>
/// <param name="Message">Vietnamese: what is wrong and how to mend it.</param>
public sealed record ProgramFault(string File, int Line, int Column, string Path, string Message);
