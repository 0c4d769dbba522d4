namespace CongDongSo.Server.Tests.Features.Programs;

/// <summary>A small program that has one of everything, for tests that spoil it somewhere.</summary>
internal static class Small
{
    public const string Yaml = """
        id: thu-2025
        title: Thử nghiệm
        number: 1/QĐ-UBND
        issuer: UBND tỉnh
        date: 2025-07-01
        inForce:
          from: 2025-07-01
          to: 2025-12-31
        territory: ["51"]
        levels: [province, commune, village]
        affiliations:
          - id: youth
            name: Đoàn viên
            aliases: [ĐTN]
          - id: secretary
            name: Bí thư Đoàn
            aliases: [BT Đoàn]
            implies: [youth]
        composition:
          - id: size
            rule: size
            level: village
            strength: must
            atLeast: 5
            upTo: 8
            clause: { reference: II.1, quote: từ 5 đến 8 }
          - id: leader
            rule: roleHeldBy
            level: village
            strength: may
            role: leader
            from: [secretary]
            clause: { reference: II.1, quote: có thể }
        indicators:
          - id: informed
            name: Hộ được thông tin
            population: { kind: households }
            source: observed
            clause: { reference: I.2, quote: 80 }
            targets:
              - terrains: [plain]
                value: 80
                clause: { reference: I.2, quote: 80 }
          - id: record
            name: Sổ sức khỏe
            population: { kind: residents, fromAge: 14 }
            source: observed
            clause: { reference: I.2, quote: từ đủ 14 }
        reports:
          - id: quarter
            title: Tình hình
            every: quarter
            indicators: [informed]
            steps:
              - level: commune
                to: Sở
                due: { day: 20, before: true }
                strength: must
                clause: { reference: II.3, quote: trước ngày 20 }
        deadlines:
          - id: done
            title: Xong
            level: commune
            to: Sở
            date: 2025-12-20
            before: true
            strength: must
            clause: { reference: I, quote: trước 20/12 }
        contacts:
          - name: Chuyên viên
            post: Sở
            phone: "0914000000"
            area: phía đông
            clause: { reference: III, quote: liên hệ }
        training:
          - title: Học
            address: https://hoc.example.vn/
            clause: { reference: III, quote: địa chỉ }
        rosterForms:
          - id: roster
            title: Mẫu
            columns: [TT, Tên]
            clause: { reference: Phụ lục, quote: Mẫu }
        """;

    public static int LineOf(string text) => Yaml.Split('\n').ToList().FindIndex(line => line.Contains(text)) + 1;
}
