using System.Collections.Generic;

namespace SmartCard.Atr.Historical;

/// <summary>
/// Registered application provider identifiers. The register itself is not public; what stands here is printed in
/// the document named beside it.
/// </summary>
internal static class ApplicationProviders
{
    private static readonly Dictionary<string, string> ByRid = new()
    {
        ["A0 00 00 00 03"] = "Visa", // EMVCo and Visa: AID of Visa credit or debit, A0000000031010
        ["A0 00 00 00 04"] = "Mastercard", // Mastercard: AID of Mastercard credit or debit, A0000000041010
        ["A0 00 00 00 09"] = "ETSI", // ETSI TS 101 220, annex A
        ["A0 00 00 00 25"] = "American Express", // American Express: AID A00000002501
        ["A0 00 00 00 62"] = "Java Card (Sun Microsystems, Oracle)", // Java Card API: AIDs of the packages, A0000000620101
        ["A0 00 00 00 63"] = "PKCS #15 (RSA Laboratories)", // PKCS #15 v1.1, 5.6: A000000063504B43532D3135
        ["A0 00 00 00 65"] = "JCB", // JCB: AID A0000000651010
        ["A0 00 00 00 87"] = "3GPP", // ETSI TS 101 220, annex A
        ["A0 00 00 01 16"] = "GSC-IS (United States government)", // NISTIR 6887: the GSC-IS RID
        ["A0 00 00 01 51"] = "GlobalPlatform", // GlobalPlatform Card Specification 2.2, annex H: A000000151000000
        ["A0 00 00 01 52"] = "Discover", // Discover: AID A0000001523010
        ["A0 00 00 02 47"] = "ICAO Doc 9303 (ISO/IEC JTC 1/SC 17)", // ICAO Doc 9303-10: A0000002471001
        ["A0 00 00 03 06"] = "PC/SC Workgroup", // PC/SC Part 3, supplemental document
        ["A0 00 00 03 08"] = "NIST", // NIST SP 800-73: PIV card application, A00000030800001000
        ["A0 00 00 03 33"] = "China UnionPay", // UnionPay: AID A000000333010101
        ["A0 00 00 03 43"] = "3GPP2", // 3GPP2 C.S0065: CSIM, A0000003431002
        ["A0 00 00 03 97"] = "Microsoft", // Windows smart card plug and play: A00000039743494446
        ["A0 00 00 05 27"] = "Yubico", // Yubico: YubiKey OTP application, A0000005272001
        ["A0 00 00 06 47"] = "FIDO Alliance", // FIDO CTAP: A0000006472F0001
        ["D2 76 00 01 24"] = "Free Software Foundation Europe", // OpenPGP card specification 3.4, 4.2.1
    };

    internal static string? NameOf(string? rid) => rid is not null && ByRid.TryGetValue(rid, out string? name) ? name : null;
}
