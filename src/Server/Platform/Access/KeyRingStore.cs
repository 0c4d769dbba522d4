using System.Xml.Linq;
using CongDongSo.Server.Platform.Database;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CongDongSo.Server.Platform.Access;

/// <summary>The data protection keys, kept in the database so that forms survive a restart and two servers understand each other.</summary>
/// <remarks>The interface is not asynchronous; it is called a few times in a server's life.</remarks>
internal sealed class KeyRingStore(Databases databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = databases.Common.CreateCommand("select xml from cds.key_ring order by added_at");
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
            elements.Add(XElement.Parse(reader.GetString(0)));
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = databases.Common.CreateCommand("insert into cds.key_ring (name, xml) values ($1, $2) on conflict (name) do update set xml = excluded.xml");
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
