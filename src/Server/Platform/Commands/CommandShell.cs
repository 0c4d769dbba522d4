using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.Json;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Platform.Commands;

/// <summary>The command line: features' verbs under one root, with the options and exit codes that every verb shares.</summary>
/// <param name="settingsFor">Settings of the installation in the directory that <c>--data</c> names, or in the default one.</param>
public sealed class CommandShell(
    IReadOnlyList<IFeature> features, Func<string?, InstallationSettings> settingsFor, TextWriter output, TextWriter messages)
{
    private const int Done = 0, Refused = 1, Misused = 2, Unavailable = 3;

    private readonly Option<bool> json = new("--json") { Description = "Trả lời bằng một tài liệu JSON trên stdout", Recursive = true };
    private readonly Option<string?> data = new("--data") { Description = "Thư mục dữ liệu (mặc định .data)", HelpName = "DIR", Recursive = true };

    public IReadOnlyList<IFeature> Features => features;

    /// <summary>A verb that needs no database.</summary>
    public Command Verb(string name, string description, IReadOnlyList<Symbol> symbols, Func<CommandRun, CancellationToken, Task<Result<Answer>>> run) =>
        Verb(name, description, symbols, needsDatabase: false, run);

    /// <summary>A verb on the installation's database, which is started, and brought to this version's schema, first.</summary>
    public Command DatabaseVerb(
        string name, string description, IReadOnlyList<Symbol> symbols, Func<CommandRun, CancellationToken, Task<Result<Answer>>> run) =>
        Verb(name, description, symbols, needsDatabase: true, run);

    /// <summary>A group of verbs, e.g. <c>cds unit …</c>.</summary>
    public static Command Group(string name, string description, params IEnumerable<Command> verbs)
    {
        var group = new Command(name, description);
        foreach (var verb in verbs)
            group.Add(verb);
        return group;
    }

    /// <summary>A command that does all itself, such as <c>cds serve</c>, and answers with its exit code.</summary>
    public Command Standalone(
        string name, string description, IReadOnlyList<Symbol> symbols, Func<ParseResult, InstallationSettings, CancellationToken, Task<int>> run)
    {
        var command = With(new Command(name, description), symbols);
        command.SetAction((parsed, ct) => Guarded(parsed, () => run(parsed, settingsFor(parsed.GetValue(data)), ct)));
        return command;
    }

    public async Task<int> Run(string[] arguments, CancellationToken ct)
    {
        var root = new RootCommand("CongDongSo: nền tảng vận hành Tổ công nghệ số cộng đồng") { json, data };
        foreach (var command in features.SelectMany(feature => feature.Commands(this)).GroupBy(command => command.Name))
            root.Add(command.Count() == 1 ? command.Single() : Group(command.Key, command.First().Description!, command.SelectMany(part => part.Subcommands)));
        UsageWords.Apply(root);
        var parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            var problem = new Problem("usage", "Lệnh viết chưa đúng.", string.Join(' ', parsed.Errors.Select(error => UsageWords.Error(error.Message))) + " Xem: cds --help");
            return Say(problem, parsed.GetValue(json), Misused);
        }
        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = messages, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) }, ct);
    }

    private Command Verb(
        string name, string description, IReadOnlyList<Symbol> symbols, bool needsDatabase, Func<CommandRun, CancellationToken, Task<Result<Answer>>> run)
    {
        var command = With(new Command(name, description), symbols);
        command.SetAction((parsed, ct) => Guarded(parsed, async () =>
        {
            var settings = settingsFor(parsed.GetValue(data));
            var services = new ServiceCollection();
            services.AddInstallation(settings, features);
            services.AddLogging();
            await using var provider = services.BuildServiceProvider();
            Acting.Set(Acting.Machine);
            if (needsDatabase)
                await provider.StartInstallation(ConnectAs.Owner, ct);
            await using var scope = provider.CreateAsyncScope();
            var result = await run(new CommandRun(parsed, scope.ServiceProvider, settings, parsed.GetValue(json), messages), ct);
            return Say(result, parsed.GetValue(json));
        }));
        return command;
    }

    private static Command With(Command command, IReadOnlyList<Symbol> symbols)
    {
        foreach (var symbol in symbols)
        {
            if (symbol is Option option)
                command.Add(option);
            else
                command.Add((Argument)symbol);
        }
        return command;
    }

    private async Task<int> Guarded(ParseResult parsed, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (ServiceUnavailableException unavailable)
        {
            return Say(unavailable.Problem, parsed.GetValue(json), Unavailable);
        }
        catch (Exception broken) when (broken is System.Data.Common.DbException { IsTransient: true } or System.Net.Sockets.SocketException)
        {
            return Say(new Problem("database-lost", "Mất kết nối với cơ sở dữ liệu.", broken.Message), parsed.GetValue(json), Unavailable);
        }
        catch (Exception denied) when (denied is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return Say(new Problem("file-not-readable", "Không mở được tệp.", denied.Message), parsed.GetValue(json), Refused);
        }
    }

    private int Say(Result<Answer> result, bool asJson)
    {
        if (result is not Result<Answer>.Done(var answer))
            return Say(((Result<Answer>.Refused)result).Problem, asJson, Refused);
        if (asJson)
            output.WriteLine(JsonSerializer.Serialize(answer.Document, answer.Document.GetType(), ApiJson.Options));
        else
            answer.Text(output);
        return answer.Refusal is { } refusal ? Say(refusal, asJson, refusal.Kind == ProblemKind.Unavailable ? Unavailable : Refused) : Done;
    }

    private int Say(Problem problem, bool asJson, int exitCode)
    {
        if (asJson)
        {
            messages.WriteLine(JsonSerializer.Serialize(ProblemDocument.Of(problem), ApiJson.Options));
            return exitCode;
        }
        messages.WriteLine($"{problem.Title} {problem.Detail}".TrimEnd());
        foreach (var fault in problem.Faults)
            messages.WriteLine(FaultLine.Of(fault));
        return exitCode;
    }
}
