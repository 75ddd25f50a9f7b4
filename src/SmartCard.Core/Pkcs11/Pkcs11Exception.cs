using System;

namespace SmartCard.Pkcs11;

/// <summary>A PKCS#11 function failed. The code is also the <see cref="Exception.HResult"/>.</summary>
public sealed class Pkcs11Exception : Exception
{
    /// <summary>Describes the failure.</summary>
    /// <param name="function">The PKCS#11 function, such as <c>C_Login</c>.</param>
    /// <param name="status">What it returned.</param>
    /// <param name="modulePath">The file of the module.</param>
    /// <param name="slotId">The slot it was about; null when it was about none.</param>
    /// <param name="innerException">What was below.</param>
    /// <param name="tokenIsGone">Whether the slot was found empty after it.</param>
    public Pkcs11Exception(
        string function, ulong status, string? modulePath = null, ulong? slotId = null, Exception? innerException = null, bool tokenIsGone = false)
        : base(Describe(function, status, modulePath, slotId, tokenIsGone), innerException)
    {
        TokenIsGone = tokenIsGone;
        Function = function;
        Status = status;
        ModulePath = modulePath;
        SlotId = slotId;
        HResult = unchecked((int)status);
    }

    /// <summary>The PKCS#11 function that failed, such as <c>C_Login</c>.</summary>
    public string Function { get; }

    /// <summary>What it returned, CKR_….</summary>
    public ulong Status { get; }

    /// <summary>The name of <see cref="Status"/>, such as <c>CKR_PIN_INCORRECT</c>; an unknown code as its number.</summary>
    public string StatusName => Pkcs11Status.NameOf(Status);

    /// <summary>The file of the module, or null.</summary>
    public string? ModulePath { get; }

    /// <summary>The slot it was about, or null.</summary>
    public ulong? SlotId { get; }

    /// <summary>
    /// Whether the module gave a code that says nothing, and the slot was found empty after it: the token was removed in the middle.
    /// </summary>
    public bool TokenIsGone { get; }

    private static string Describe(string function, ulong status, string? modulePath, ulong? slotId, bool tokenIsGone)
    {
        string slot = slotId is null ? "" : $" on slot {slotId}";
        string module = modulePath is null ? "" : $" of \"{modulePath}\"";
        string number = Pkcs11NameTable.NumberOf(status);
        string name = Pkcs11Status.NameOf(status);
        string shown = name == number ? number : $"{name}, {number}";
        string gone = tokenIsGone ? " The token is no longer in the slot." : "";
        return $"{function} failed{slot}{module}: {Pkcs11Status.MeaningOf(status)} ({shown}).{gone}";
    }
}
