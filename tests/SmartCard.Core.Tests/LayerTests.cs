using System.Linq;
using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using SmartCard.Atr;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace SmartCard.Core.Tests;

/// <summary>Who may know whom, held against the compiled assembly.</summary>
public sealed class LayerTests
{
    private const string Root = "^SmartCard\\.";
    private static readonly System.Reflection.Assembly Core = typeof(AnswerToReset).Assembly;
    private static readonly Architecture Architecture = new ArchLoader().LoadAssemblyIncludingDependencies(Core).Build();

    [Theory]
    [InlineData("Bytes", "(Interindustry|Atr|Apdu|Pcsc|Pkcs11)")]
    [InlineData("Interindustry", "(Atr|Apdu|Pcsc|Pkcs11)")]
    [InlineData("Atr", "(Apdu|Pcsc|Pkcs11)")]
    [InlineData("Apdu", "(Atr|Pcsc|Pkcs11)")]
    [InlineData("Pcsc", "(Atr|Pkcs11)")]
    [InlineData("Pcsc\\.Native", "(Atr|Apdu|Pkcs11)")]
    [InlineData("Pkcs11", "(Atr|Apdu|Pcsc)")]
    public void A_layer_knows_nothing_to_its_right(string layer, string unknown)
    {
        IArchRule rule = Types().That().ResideInNamespaceMatching(Root + layer + "(\\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Root + unknown + "(\\.|$)"))
            .WithoutRequiringPositiveResults();

        AssertHolds(rule);
    }

    [Fact]
    public void Core_knows_no_PowerShell() =>
        Assert.DoesNotContain(Core.GetReferencedAssemblies(), name => name.Name!.StartsWith("System.Management.Automation", System.StringComparison.Ordinal));

    [Fact]
    public void Core_needs_nothing_but_the_framework_Pkcs11Interop_and_BouncyCastle() =>
        Assert.Equal(["BouncyCastle.Cryptography", "netstandard", "Pkcs11Interop"], Core.GetReferencedAssemblies().Select(name => name.Name).Order());

    [Fact]
    public void Only_Pkcs11_knows_Pkcs11Interop() =>
        AssertHolds(Types().That().ResideInNamespaceMatching(Root).And().DoNotResideInNamespaceMatching(Root + "Pkcs11(\\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching("^Net\\.Pkcs11Interop")));

    [Fact]
    public void Only_Pkcs11_knows_BouncyCastle() =>
        AssertHolds(Types().That().ResideInNamespaceMatching(Root).And().DoNotResideInNamespaceMatching(Root + "Pkcs11(\\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching("^Org\\.BouncyCastle")));

    [Fact]
    public void Nothing_of_Pkcs11Interop_and_BouncyCastle_can_be_seen_from_outside()
    {
        string[] seen =
        [
            .. from type in Core.GetExportedTypes()
               from member in type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
               where member is MethodBase { IsPublic: true } or MethodBase { IsFamily: true } or MethodBase { IsFamilyOrAssembly: true } or FieldInfo { IsPublic: true }
               where TypesOf(member).Any(used => used.Assembly.GetName().Name is "Pkcs11Interop" or "BouncyCastle.Cryptography")
               select $"{type}.{member}",
        ];

        Assert.Empty(seen);
    }

    [Fact]
    public void DllImport_stands_only_in_Pcsc_Native()
    {
        string[] imports =
        [
            .. Core.GetTypes()
                .Where(type => type.Namespace != "SmartCard.Pcsc.Native")
                .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                .Where(method => method.Attributes.HasFlag(MethodAttributes.PinvokeImpl))
                .Select(method => method.DeclaringType + "." + method.Name),
        ];

        Assert.Empty(imports);
    }

    [Fact]
    public void Only_Pcsc_Native_asks_for_the_operating_system() =>
        AssertHolds(Types().That().ResideInNamespaceMatching(Root).And().DoNotResideInNamespaceMatching(Root + "Pcsc\\.Native")
            .Should().NotDependOnAny(typeof(System.Runtime.InteropServices.RuntimeInformation)));

    private static System.Type[] TypesOf(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType)],
        ConstructorInfo constructor => [.. constructor.GetParameters().Select(parameter => parameter.ParameterType)],
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static void AssertHolds(IArchRule rule) =>
        Assert.Empty(rule.Evaluate(Architecture).Where(result => !result.Passed).Select(result => result.Description));
}
