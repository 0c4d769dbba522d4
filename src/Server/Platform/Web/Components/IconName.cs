namespace CongDongSo.Server.Platform.Web.Components;

/// <summary>Symbols of the portal, drawn in <see cref="Icon"/>.</summary>
public enum IconName { Menu, Person, Folder, Warning, Check, Upload, Down, Bell }
