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
/// <param name="take">Takes the data, and the object that held it, if one did.</param>
/// <param name="takeFile">Takes the path of a file.</param>
/// <param name="refuse">Reports what is no data.</param>
internal sealed class DataInput(Cmdlet cmdlet, bool isHex, Action<byte[], PSObject?> take, Action<string> takeFile, Action<ErrorRecord> refuse)
    : BytesInput(cmdlet, "data", ["Data", "Value"], refuse)
{
    protected override void TakeText(string text)
    {
        if (!isHex)
        {
            take(Encoding.UTF8.GetBytes(text), Holder);
            return;
        }

        try
        {
            take(HexText.Parse(text), Holder);
        }
        catch (InvalidHexException exception)
        {
            Refuse(Pkcs11ObjectErrors.NoData(text, exception.Message));
        }
    }

    protected override void TakeBytes(byte[] bytes, object? target) => take(bytes, Holder);

    protected override bool TakeItself(object value)
    {
        if (value is not FileInfo file)
            return false;
        takeFile(file.FullName);
        return true;
    }

    protected override ErrorRecord Nothing(object? target, string reason) => Pkcs11ObjectErrors.NoData(target, reason);
}
