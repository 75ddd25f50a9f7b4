using System;
using System.IO;
using System.Management.Automation;
using SmartCard.Pkcs11;

namespace SmartCard.Errors;

/// <summary>The error records of work with keys, objects and data.</summary>
internal static class Pkcs11ObjectErrors
{
    private const int LongestMessage = 4000;

    /// <summary>The token does not have the mechanism; the message lists those that it has.</summary>
    internal static ErrorRecord From(Pkcs11MechanismException exception) =>
        ErrorConditions.MechanismNotSupported.Because(exception, exception.Mechanism, SafeText.Of(exception.Message, LongestMessage));

    /// <summary>The mechanism is not known, or its parameters are not right.</summary>
    internal static ErrorRecord From(InvalidMechanismParameterException exception) =>
        ErrorConditions.MechanismParameterInvalid.Because(exception, exception.Mechanism, SafeText.Of(exception.Message, LongestMessage));

    /// <summary>An attribute is not known, or its value is not right.</summary>
    internal static ErrorRecord From(InvalidPkcs11AttributeException exception) =>
        ErrorConditions.AttributeInvalid.Because(exception, exception.Attribute, SafeText.Of(exception.Message, LongestMessage));

    /// <summary>A file holds nothing that an object could be made of.</summary>
    internal static ErrorRecord InvalidFile(InvalidObjectFileException exception, string? path) =>
        ErrorConditions.InvalidObjectFile.Because(exception, path, path is null ? exception.Message : $"\"{SafeText.Of(path)}\": {exception.Message}");

    /// <summary>An object cannot become a file.</summary>
    internal static ErrorRecord NotExported(InvalidObjectFileException exception, Pkcs11Object target) =>
        ErrorConditions.ObjectNotExported.Because(exception, target, SafeText.Of(exception.Message, LongestMessage));

    /// <summary>A file cannot be read.</summary>
    internal static ErrorRecord NotRead(string path, Exception exception) =>
        ErrorConditions.DataFileNotRead.Because(exception, path, $"The file \"{SafeText.Of(path)}\" cannot be read: {exception.Message}");

    /// <summary>A file broke off in the middle.</summary>
    internal static ErrorRecord DataFailed(Exception exception) =>
        ErrorConditions.DataFileNotRead.Because(exception, target: null, $"The data broke off: {exception.Message}");

    /// <summary>A file is larger than anything of its kind.</summary>
    internal static ErrorRecord TooLarge(string path, int longest) =>
        ErrorConditions.InvalidObjectFile.Because(new IOException($"The file \"{SafeText.Of(path)}\" has more than {longest} bytes."), path);

    /// <summary>A file cannot be written.</summary>
    internal static ErrorRecord NotWritten(string path, Exception exception) =>
        ErrorConditions.DataFileNotWritten.Because(exception, path, $"The file \"{SafeText.Of(path)}\" cannot be written: {exception.Message}");

    /// <summary>There is a file, and -Force is not named.</summary>
    internal static ErrorRecord Exists(string path) =>
        ErrorConditions.DataFileExists.Because(new IOException($"The file \"{SafeText.Of(path)}\" is there already, and -Force is not named."), path);

    /// <summary>The signature cannot be brought into the other form.</summary>
    internal static ErrorRecord InvalidSignature(ArgumentException exception, object? target) =>
        ErrorConditions.InvalidSignature.Because(exception, target);

    /// <summary>Neither a parameter nor the input names a mechanism.</summary>
    internal static ErrorRecord NoMechanism() =>
        ErrorConditions.MechanismParameterInvalid.Because(new InvalidOperationException("No mechanism is named: -Mechanism is missing, and the input brings none along."), target: null);

    /// <summary>No attribute is named.</summary>
    internal static ErrorRecord NothingToSet() =>
        ErrorConditions.AttributeInvalid.Because(new InvalidOperationException("No attribute is named: -Attribute, -Label and -Id are missing."), target: null);

    /// <summary>The input is no data.</summary>
    internal static ErrorRecord NoData(object? target, string reason) =>
        ErrorConditions.InvalidInput.Because(new InvalidOperationException(reason), target);

    /// <summary>There is no curve of that name.</summary>
    internal static ErrorRecord NoCurve(string name) =>
        ErrorConditions.AttributeInvalid.Because(new InvalidOperationException($"There is no curve \"{SafeText.Of(name)}\"."), name);
}
