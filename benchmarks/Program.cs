using CongDongSo.Bench;

// ./bench: a province at true size, then each measurement beside the raw limit of the same machine in the same run.
if (args is ["hello", var address])
{
    await HelloServer.Run(address);
    return;
}
var (program, results, only) = (args[0], args[1], args.Length > 2 ? args[2] : null);
await using var installation = new Installation(program);
var report = new Report(results);
report.Add(await ProvinceDemo.Fill(installation));
if (only == "access")
{
    await installation.Serve();
    using var officer = await installation.SignIn();
    report.Add(await AccessCost.Run(installation, officer));
    return;
}
report.Add(await RosterImport.Run(installation));
report.Add(await StartUp.Run(installation));
await installation.Serve();
using var client = await installation.SignIn();
report.Add(await Reading.Run(client));
report.Add(await RawLimits.Run(installation));
report.Add(await Push.Run(installation, client));
report.Add(await AccessCost.Run(installation, client));
report.Add(await Verification.Run(installation));
report.Write();
