using System;
using System.IO;
using System.Linq;
using SmartCard.Pkcs11.Discovery;
using Xunit;

namespace SmartCard.Core.Tests.Pkcs11;

/// <summary>What is expected is what pkcs11.conf(5) of p11-kit says.</summary>
public sealed class P11KitConfigurationTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("p11-kit").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_module_without_a_folder_is_in_pkcs11_of_the_library_folder()
    {
        string library = Write("lib/pkcs11", "opensc-pkcs11.so", "");
        Write("package", "opensc.module", "# a comment\nmodule: opensc-pkcs11.so\n");

        Pkcs11ModulePlace place = Assert.Single(Read("package"));
        Assert.Equal((library, "p11-kit: opensc.module", false), (place.Path, place.FoundBy, place.IsTrustList));
    }

    [Fact]
    public void A_later_folder_goes_before_an_earlier_one_key_by_key()
    {
        Write("package", "one.module", "module: /lib/one.so\npriority: 1\n");
        Write("user", "one.module", "trust-policy: yes\n");

        Pkcs11ModulePlace place = Assert.Single(Read("package", "user"));
        Assert.Equal(("/lib/one.so", true), (place.Path, place.IsTrustList));
    }

    [Fact]
    public void The_highest_priority_comes_first()
    {
        Write("package", "a.module", "module: /lib/a.so\n");
        Write("package", "b.module", "module: /lib/b.so\npriority: 2\n");
        Write("package", "c.module", "module: /lib/c.so\npriority: -1\n");

        Assert.Equal(["/lib/b.so", "/lib/a.so", "/lib/c.so"], Read("package").Select(place => place.Path));
    }

    [Theory]
    [InlineData("module:\n")]
    [InlineData("critical: yes\n")]
    [InlineData("module: /lib/x.so\nenable-in: other-program\n")]
    [InlineData("#module: /lib/x.so\n")]
    [InlineData("no colon at all\n")]
    public void Some_registrations_name_no_module_for_this_program(string text)
    {
        Write("package", "x.module", text);

        Assert.Empty(Read("package"));
    }

    [Fact]
    public void Other_files_and_files_too_long_to_be_registrations_are_left_out()
    {
        Write("package", "x.conf", "module: /lib/x.so\n");
        Write("package", "y.module", "module: /lib/y.so\n" + new string('#', 70_000));

        Assert.Empty(Read("package"));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_no_error() => Assert.Empty(Read("nowhere"));

    private System.Collections.Generic.IReadOnlyList<Pkcs11ModulePlace> Read(params string[] folders) =>
        P11KitConfiguration.Read(folders.Select(folder => Path.Combine(root, folder)), [Path.Combine(root, "lib")]);

    private string Write(string folder, string name, string text)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(root, folder)).FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
