using CongDongSo.Server.Features.Accounts.Devices;

namespace CongDongSo.Server.Features.Accounts.Pages;

/// <param name="WasRevoked">One was just revoked.</param>
public sealed record DeviceListModel(DevicePage Page, bool IsFirst, bool WasRevoked);
