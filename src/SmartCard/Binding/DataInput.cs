using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using SmartCard.Bytes;
using SmartCard.Errors;

namespace SmartCard.Binding;

/// <summary>Turns what a parameter was given into data to sign, encrypt or digest: text is UTF-8, or hexadecimal where the data are bytes.</summary>
/// <param name="cmdlet">The cmdlet that the input belongs to.</param>
/// <param name="isHex">Whether text is hexadecimal.</param>
/// <param name="take">Takes the data.</param>
/// <param name="takeFile">Takes the path of a file.</param>
/// <param name="refuse">Reports what is no data.</param>
internal sealed class DataInput(Cmdlet cmdlet, bool isHex, Action<byte[]> take, Action<string> takeFile, Action<ErrorRecord> refuse)
    : HexInput<byte[]>(cmdlet, take, refuse, "Data", "Value")
{
    /// <inheritdoc/>
    protected override string Noun => "data";

    /// <inheritdoc/>
    protected override byte[] Read(string text) => isHex ? HexText.Parse(text) : Encoding.UTF8.GetBytes(text);

    /// <inheritdoc/>
    protected override byte[] Read(byte[] bytes) => bytes;

    /// <inheritdoc/>
    protected override bool TakeOther(object value)
    {
        if (value is not FileInfo file)
            return false;
        takeFile(file.FullName);
        return true;
    }

    /// <inheritdoc/>
    protected override ErrorRecord Unusable(object? target, string reason) => Pkcs11ObjectErrors.NoData(target, reason);

    /// <inheritdoc/>
    protected override ErrorRecord Malformed(FormatException exception, string shown, object? target) =>
        Pkcs11ObjectErrors.NoData(target, exception.Message);
}
