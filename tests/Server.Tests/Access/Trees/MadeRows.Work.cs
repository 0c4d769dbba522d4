using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Access.Trees;

/// <summary>What officers write to each other: difficulties, reports, templates of letters and messages.</summary>
public sealed partial class MadeRows
{
    /// <summary>
    /// What was published is seen at the publisher's and below; a contact by whoever sees residents of all the province, of a commune that it is for, or of what lies below one.
    /// </summary>
    private void Difficulties()
    {
        foreach (var (id, place, publisher) in Several(5, () => (Guid.NewGuid(), At(UnitKind.Commune, UnitKind.Village), At(UnitKind.Province, UnitKind.Commune))))
        {
            Row("difficulty", id.ToString(), Seen, $"'{id}', '{place.Id}', 'network', 'anh', 'raised', 'commune', {Day}, {Day}, null, null, null, 2, 0",
                "(id, unit_id, topic, reporter, state, level, raised_at, arrived_at, assignee, answered_at, same_as, version, answer_version)");
            Row("difficulty_step", id.ToString(), Seen, $"'{id}', 2, 'remarked', {Day}, 'anh', 'vẫn thế', null, null");
            Row("difficulty_guide", id.ToString(), sight => IsHandedDown(publisher, sight, Permission.ViewTeams),
                $"'{id}', '{id}', '{publisher.Id}', 'network', 'Mất sóng?', 'Báo nhà mạng.', {Day}, 'anh'", "(id, difficulty_id, unit_id, topic, question, answer, published_at, published_by)");

            bool Seen(Sight sight) => sight.At(place, Permission.ViewResidents);
        }
        foreach (var (id, commune) in Several(3, () => (Guid.NewGuid(), At(UnitKind.Commune))))
        {
            Row("difficulty_contact", id.ToString(), Seen, $"'{id}', '{commune.Id}', 'phía đông', 'Nguyễn Văn An', {Day}, {Day}, 'anh'", "(id, unit_id, area, name, valid_from, named_at, named_by)");
            Row("difficulty_contact_area", $"{id}/{commune.Id}", Seen, $"'{id}', '{commune.Id}'");

            bool Seen(Sight sight) => sight.Everywhere(Permission.ViewResidents) || IsHandedDown(commune, sight, Permission.ViewResidents);
        }
    }

    /// <summary>What was sent has exact numbers in it: it is for those who see residents.</summary>
    private void Reports()
    {
        Row("report_period", "made", sight => sight.Everywhere(Permission.WriteRecords), $"'made', 'quarter', '2025-Q4', {Day}");
        Row("report_since", "2025-10-01", sight => sight.Everywhere(Permission.WriteRecords), "'2025-10-01'");
        foreach (var (id, unit) in Several(6, () => (Guid.NewGuid(), At(UnitKind.Province, UnitKind.District, UnitKind.Commune, UnitKind.Village))))
        {
            // Who asks sees it, and whoever is asked.
            var asker = At(UnitKind.Province, UnitKind.District, UnitKind.Commune);
            Row("report_request", id.ToString(), sight => sight.At(asker, Permission.ViewNumbers) || Numbers(sight),
                $"'{id}', 'made', '{asker.Id}', 'province', 'commune', 'Đột xuất', '1/UBND', {Day}, 'Bão', '[]', '{{}}', '2025-12', {Day}, 'Sở', 'anh', {Day}",
                "(id, program, unit_id, unit_level, level, title, number, dated, reason, questions, indicators, period, due_on, receiver, made_by, made_at)");
            Row("report", id.ToString(), Numbers, $"'{id}', 'made', 'quarter', '{id}', '{unit.Id}', 'Quý', 'Sở', {Day}, '{id}'", "(id, program, report, period, unit_id, title, receiver, opened_at, request_id)");
            Row("report_step", id.ToString(), Numbers, $"'{id}', 1, {Day}, 'anh', 'write'", "(report_id, version, at, author, deed)");
            Row("report_submission", id.ToString(), sight => sight.At(unit, Permission.ViewResidents), $"'{id}', 1, {Day}, 'anh', {Day}, '{{}}'", "(report_id, no, at, author, as_of, content)");
            Row("report_official", id.ToString(), sight => sight.At(unit, Permission.ViewResidents), $"'{id}', 1, 1, '1/BC-UBND', '2025-12-15', 'a.pdf', 'application/pdf', false, 8, '', 'anh', {Day}, ''",
                "(report_id, no, submission, number, dated, name, media, signed, size, sha256, added_by, added_at, content)");
            Row("report_attachment", id.ToString(), sight => sight.At(unit, Permission.ViewResidents), $"'{id}', '{id}', 'a.pdf', 'application/pdf', 8, '', 1, 'anh', {Day}, ''",
                "(id, report_id, name, media, size, sha256, first_submission, added_by, added_at, content)");
            Row("report_remark", id.ToString(), Numbers, $"'{id}', 1, 1, 'whole', 'Sửa'", "(report_id, submission, no, anchor, text)");

            bool Numbers(Sight sight) => sight.At(unit, Permission.ViewNumbers);
        }
    }

    /// <summary>A template is seen where it was set, and by whoever writes letters in it below.</summary>
    private void Templates()
    {
        foreach (var unit in Several(4, () => At(UnitKind.Province, UnitKind.District, UnitKind.Commune)).Distinct())
        {
            Row("letter_template", unit.Id.ToString(), sight => IsHandedDown(unit, sight, Permission.ViewNumbers), $"'{unit.Id}', 1, '{unit.Id}', '', 0, '', 'anh', {Day}",
                "(unit_id, no, name, content, size, sha256, added_by, added_at)");
        }
    }

    /// <summary>A message is for those who may write in the unit that it is about, and so is the letter that carries it.</summary>
    private void Messages()
    {
        foreach (var (id, unit) in Several(5, () => (Guid.NewGuid(), At(UnitKind.Province, UnitKind.District, UnitKind.Commune, UnitKind.Village))))
        {
            sql.AppendLine($"insert into cds.account (id, login, login_key, name, security_stamp, created_at) values ('{id}', '{id}', '{id}', 'Anh', '', {Day});");
            Row("message", id.ToString(), Seen, $"'{id}', '{id}', '{id}', '{unit.Id}', 'asked', '{id}', 'Quý', '/bao-cao', 'anh', {Day}", "(id, key, account_id, unit_id, reason, subject_id, title, link, sender, made_at)");
            Row("message_parcel", id.ToString(), Seen, $"'{id}', '{id}', 'email', {Day}, {Day}", "(id, account_id, channel, made_at, next_at)");
            Row("message_delivery", id.ToString(), Seen, $"'{id}', 'email', '{id}'", "(message_id, channel, parcel_id)");

            bool Seen(Sight sight) => sight.At(unit, Permission.WriteRecords);
        }
    }
}
