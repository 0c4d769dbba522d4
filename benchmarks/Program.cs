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
if (only is "nation")
{
    report.Add(await Nation.Run(installation));
    report.Write();
    return;
}
report.Add(await ProvinceDemo.Fill(installation));
if (only is null or "field-app")
    report.Add(FieldApp.Run(program));
if (only is null or "roster")
    report.Add(await RosterImport.Run(installation));
if (only is null or "start")
    report.Add(await StartUp.Run(installation));
await installation.Serve();
using var client = await installation.SignIn();
if (only is null or "read")
    report.Add(await Reading.Run(client));
if (only is null or "slow-phone")
    report.Add(await SlowPhone.Run(installation));
if (only is null)
    report.Add(await RawLimits.Run(installation));
if (only is null or "push")
    report.Add(await Push.Run(installation, client));
if (only is null or "phones")
    report.Add(await Phones.Run(installation));
if (only is null or "boards")
    report.Add(await Boards.Run(installation, client));
if (only is null or "reports")
    report.Add(await Reports.Run(installation));
if (only is null or "access")
    report.Add(await AccessCost.Run(installation, client));
if (only is null or "verify")
    report.Add(await Verification.Run(installation));
if (only is "growth")
    report.Add(await Growth.Run(installation, client));
report.Write();
