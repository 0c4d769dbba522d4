using System.Globalization;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Units.Reform;

/// <summary>
/// Adds the units of before a reform, and what became of them, from a conversion table. What the units know already stays as it is: a unit is found by
/// its code on the eve of the reform, and one that the reform left whole and alone is the same unit before and after.
/// </summary>
public static class TableReading
{
    /// <param name="knownFrom">First day that an old unit counts from; nothing is known of earlier ones.</param>
    /// <param name="source">Stands for the resolution where the new unit names none.</param>
    public static TablePlan Plan(ReformState state, IReadOnlyList<TableLine> lines, DateOnly effectiveOn, DateOnly knownFrom, string source)
    {
        var plan = new Planning(state, effectiveOn, knownFrom, source);
        plan.Read(lines);
        return plan.Outcome;
    }

    private sealed class Planning
    {
        private readonly ReformState state;
        private readonly DateOnly day, eve, knownFrom;
        private readonly string source;
        private readonly Dictionary<(UnitKind, string), UnitLife> before, now;
        private readonly Dictionary<UnitId, UnitLife> after = [];
        private readonly HashSet<(UnitId Old, UnitId New)> known;
        private readonly List<UnitChange> changes = [];
        private readonly List<TableFault> faults = [];
        private readonly List<string> notices = [];
        private int edges, knownEdges;

        public Planning(ReformState state, DateOnly day, DateOnly knownFrom, string source)
        {
            (this.state, this.day, this.knownFrom, this.source, eve) = (state, day, knownFrom, source, day.AddDays(-1));
            (before, now) = (On(eve), On(day));
            known = state.Changes.Where(change => change.EffectiveOn == day).Select(change => (change.OldId, change.NewId)).ToHashSet();
        }

        public TablePlan Outcome => new(
            faults.Count > 0 ? new([], [], []) : new([.. after.Keys.Select(state.Find).OfType<UnitLife>()], [.. after.Values], changes), faults, notices) { Edges = edges, KnownEdges = knownEdges };

        public void Read(IReadOnlyList<TableLine> lines)
        {
            var used = lines.Where(Used).ToList();
            var districts = used.GroupBy(line => line.District.Code).ToDictionary(group => group.Key, group => District([.. group]));
            var heirs = used.ToLookup(line => line.Old.Code);
            var sources = used.ToLookup(line => line.NewCode, line => line.Old.Code);
            foreach (var group in heirs)
            {
                var line = group.First();
                if (group.FirstOrDefault(other => other.Old.FullName != line.Old.FullName) is { } other)
                    Fault(other, TableColumn.OldName, $"Mã {line.Old.Code} ở dòng {line.Row} là {line.Old.FullName}: mỗi mã một tên.");
                if (group.DistinctBy(edge => edge.NewCode).Count() < group.Count())
                    Fault(group.Last(), TableColumn.NewCode, $"Đơn vị mã {line.Old.Code} được ghi hai lần vào cùng một đơn vị mới.");
                var alone = group.Count() == 1 && sources[line.NewCode].Count() == 1;
                if (districts[line.District.Code] is { } district && New(group) is { } into)
                    Edge(line, district, into, alone);
            }
        }

        private bool Used(TableLine line)
        {
            if (line.Old.Code.Length > 0)
                return true;
            notices.Add($"Dòng {line.Row}: {line.Old.FullName} không có mã nên không phải đơn vị hành chính; nay thuộc {line.NewFullName}. Không nạp đơn vị cũ.");
            return false;
        }

        /// <summary>The district that lines name, in the province that most of them name.</summary>
        private UnitLife? District(IReadOnlyList<TableLine> lines)
        {
            var named = lines.CountBy(line => line.Province.Code).MaxBy(pair => pair.Value).Key;
            foreach (var odd in lines.Where(line => line.Province.Code != named))
                notices.Add($"Dòng {odd.Row}: {odd.District.FullName} ghi thuộc {odd.Province.FullName}, các dòng khác ghi thuộc tỉnh mã {named}: lấy theo các dòng khác.");
            var first = lines.First(line => line.Province.Code == named);
            if (before.GetValueOrDefault((UnitKind.Province, named)) is not { } province)
            {
                Fault(first, TableColumn.ProvinceCode, $"Không có tỉnh mã {named} vào ngày {VietnamTime.Text(eve)}.");
                return null;
            }
            if (before.TryGetValue((UnitKind.District, first.District.Code), out var found))
                return found;
            if (!(first.District.SubKind == "Thành phố" || UnitWords.KindOf(first.District.SubKind) == UnitKind.District))
            {
                Fault(first, TableColumn.DistrictName, "Tên phải bắt đầu bằng Huyện, Quận, Thị xã hoặc Thành phố.");
                return null;
            }
            return Ended(UnitKind.District, first.District, province.Id);
        }

        private List<UnitLife>? New(IEnumerable<TableLine> lines)
        {
            var heirs = new List<UnitLife>();
            foreach (var line in lines)
            {
                if (now.GetValueOrDefault((UnitKind.Commune, line.NewCode)) is not { } unit)
                    Fault(line, TableColumn.NewCode, $"Không có đơn vị cấp xã mã {line.NewCode} vào ngày {VietnamTime.Text(day)}: kiểm tra mã, hoặc ngày hiệu lực (--date).");
                else if (Called(unit) is var name && Folding.Fold(name) != Folding.Fold(line.NewFullName))
                    Fault(line, TableColumn.NewName, $"Mã {line.NewCode} vào ngày {VietnamTime.Text(day)} là {name}: tên và mã không khớp.");
                else if (state.ProvinceOf(unit.Id) is { } province && province.On(day)?.Code != line.NewProvinceCode)
                    Fault(line, TableColumn.NewProvinceCode, $"{name} thuộc tỉnh mã {province.On(day)?.Code} vào ngày {VietnamTime.Text(day)}.");
                else
                    heirs.Add(unit);
            }
            return heirs.Count == lines.Count() ? heirs : null;
        }

        private void Edge(TableLine line, UnitLife district, IReadOnlyList<UnitLife> heirs, bool alone)
        {
            edges += heirs.Count;
            if (line.Old.Code == line.District.Code)
            {
                Record(district, heirs, UnitChangeKind.Retype);
                return;
            }
            if (before.TryGetValue((UnitKind.Commune, line.Old.Code), out var found))
            {
                if (found.On(eve) is { } then && Folding.Fold(then.Name) != Folding.Fold(line.Old.Name))
                    notices.Add($"Dòng {line.Row}: mã {line.Old.Code} trong danh mục là {Unit.FullNameOf(then.SubKind, then.Name)}, tệp ghi {line.Old.FullName}: giữ tên trong danh mục.");
                if (heirs is not [var same] || same.Id != found.Id)
                    Record(found, heirs, heirs.Count == 1 ? UnitChangeKind.Merge : UnitChangeKind.Split);
                else
                    knownEdges++;
            }
            else if (Old(line, district) is { } old)
            {
                if (alone && heirs[0].ValidFrom == day)
                    GoesOn(old, district, heirs[0]);
                else
                    Record(Ended(UnitKind.Commune, old, district.Id), heirs, heirs.Count == 1 ? UnitChangeKind.Merge : UnitChangeKind.Split);
            }
        }

        /// <summary>A rural district has communes beside its few townlets, so a name there that says no kind is a commune's.</summary>
        private TableUnit? Old(TableLine line, UnitLife district)
        {
            if (UnitWords.KindOf(line.Old.SubKind) == UnitKind.Commune)
                return line.Old;
            if (line.Old.SubKind.Length > 0 || district.Last.SubKind != "Huyện")
            {
                Fault(line, TableColumn.OldName, "Tên phải bắt đầu bằng Xã, Phường, Thị trấn hoặc Đặc khu.");
                return null;
            }
            notices.Add($"Dòng {line.Row}: “{line.Old.Name}” không ghi loại, thuộc {district.FullName}: hiểu là xã.");
            return line.Old with { SubKind = "Xã" };
        }

        /// <summary>The reform left it whole and alone: the new unit is the old one.</summary>
        private void GoesOn(TableUnit old, UnitLife district, UnitLife unit)
        {
            var then = new UnitVersion(knownFrom, eve, old.Code, old.Name, old.SubKind, district.Id, null);
            var first = unit.Versions[0];
            after[unit.Id] = unit with { Versions = [then, .. unit.Versions] };
            UnitChangeKind? what = then.Name != first.Name ? UnitChangeKind.Rename : then.SubKind != first.SubKind ? UnitChangeKind.Retype : then.Code != first.Code ? UnitChangeKind.Recode : null;
            if (what is { } kind)
                changes.Add(new(day, kind, first.Resolution ?? source, unit.Id, unit.Id, ChangeExtent.Whole));
        }

        private UnitLife Ended(UnitKind kind, TableUnit unit, UnitId parent)
        {
            var id = UnitId.Of(string.Create(CultureInfo.InvariantCulture, $"{UnitWords.Code(kind)}/{unit.Code}/{knownFrom:yyyy-MM-dd}"));
            var life = new UnitLife(id, kind, [new(knownFrom, eve, unit.Code, unit.Name, unit.SubKind, parent, null)]);
            return before[(kind, unit.Code)] = after[id] = life;
        }

        private void Record(UnitLife old, IReadOnlyList<UnitLife> heirs, UnitChangeKind kind)
        {
            foreach (var heir in heirs)
            {
                if (known.Contains((old.Id, heir.Id)))
                    knownEdges++;
                else
                    changes.Add(new(day, kind, heir.On(day)?.Resolution ?? source, old.Id, heir.Id, heirs.Count == 1 ? ChangeExtent.Whole : ChangeExtent.Part));
            }
        }

        private string Called(UnitLife unit) => Unit.FullNameOf(unit.On(day)!.SubKind, unit.On(day)!.Name);

        private Dictionary<(UnitKind, string), UnitLife> On(DateOnly on) =>
            state.Units.Values.Where(unit => unit.Kind != UnitKind.Village && unit.On(on) is not null).ToDictionary(unit => (unit.Kind, unit.On(on)!.Code));

        private void Fault(TableLine line, TableColumn column, string message) => faults.Add(new(line.Row, column, message));
    }
}
