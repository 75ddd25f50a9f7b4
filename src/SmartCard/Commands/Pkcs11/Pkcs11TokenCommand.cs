using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;
using SmartCard.Pkcs11.Discovery;

namespace SmartCard.Commands.Pkcs11;

/// <summary>What the cmdlets share that work with one token and its PINs: which token, and what is told of a wrong PIN.</summary>
public abstract class Pkcs11TokenCommand : Pkcs11SlotCommand
{
    private Pkcs11Uri? uri;

    /// <summary>The serial number of the token.</summary>
    [Parameter(ParameterSetName = BySlot)]
    [Alias("Serial")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenCompleter))]
    public string? SerialNumber { get; set; }

    /// <summary>The token as a PKCS#11 URI (RFC 7512), such as pkcs11:token=Test%20token. It may name the module as well.</summary>
    [Parameter(ParameterSetName = BySlot)]
    [ValidateNotNullOrEmpty]
    public string? Uri { get; set; }

    /// <summary>The label that the token must have; null for any.</summary>
    private protected virtual string? LabelOfToken => null;

    /// <summary>Whether a token is meant that nothing names, when only one such is there.</summary>
    private protected virtual bool IsUsual(Pkcs11Token token) => token.Initialized;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Uri is null)
            return;
        try
        {
            uri = Pkcs11Uri.Parse(Uri);
        }
        catch (InvalidPkcs11UriException exception)
        {
            ThrowTerminatingError(Pkcs11TokenErrors.From(exception));
            throw;
        }

        if (uri.ModulePath is string path)
            Module ??= [path];
        else if (uri.ModuleName is not null)
            Module ??= [.. Pkcs11ModulePlaces.Find().Where(uri.Names).Select(place => place.Path)];
    }

    /// <summary>The one token that is meant; null after an error.</summary>
    private protected ChosenToken? ChooseToken()
    {
        List<ChosenToken> meant = [];
        List<Pkcs11Exception> failures = [];
        bool anySeen = false;
        foreach ((Pkcs11Module module, Pkcs11Slot slot) in ChooseSlots(tokenPresent: Slot is null))
        {
            if (TokenIn(slot, module, failures) is not Pkcs11Token token)
                continue;
            anySeen = true;
            if (IsMeant(module, token))
                meant.Add(new ChosenToken(module, token));
        }

        foreach (Pkcs11Exception failure in failures)
        {
            // What is in the other slots does not matter when the token is found.
            if (meant.Count is 0)
                WriteError(Pkcs11Errors.From(failure));
            else
                WriteVerbose($"{SafeText.Of(failure.Message, longest: 1000)} The slot is passed over.");
        }

        switch (meant.Count)
        {
            case 1:
                return meant[0];
            case 0 when Slot is null || anySeen:
                WriteError(NoToken());
                return null;
            case 0:
                // Why there is none in the slot is told already.
                return null;
            default:
                WriteError(Pkcs11TokenErrors.SeveralTokens([.. meant.Select(chosen => chosen.Token)]));
                return null;
        }
    }

    /// <summary>Makes a call with a PIN, once; a failure is an error of its own.</summary>
    /// <param name="chosen">The token.</param>
    /// <param name="isSecurityOfficer">Whose PIN it is.</param>
    /// <param name="call">The call.</param>
    /// <param name="undo">What to do with a result that came after Ctrl+C.</param>
    /// <returns>The result; null after an error.</returns>
    private protected T? WithPin<T>(ChosenToken chosen, bool isSecurityOfficer, Func<T> call, Action<T>? undo = null)
        where T : class
    {
        try
        {
            return Interruptible(call, undo);
        }
        catch (Pkcs11Exception exception) when (exception.StatusName is "CKR_PIN_INCORRECT" or "CKR_PIN_LOCKED")
        {
            WriteError(Pkcs11TokenErrors.WrongPin(exception, PinState(chosen, isSecurityOfficer), isSecurityOfficer));
        }
        catch (Pkcs11Exception exception)
        {
            WriteError(Pkcs11Errors.From(exception));
        }

        return null;
    }

    /// <summary>Tells a person to go to the reader when there is no PIN from the command line.</summary>
    private protected void TellPinPad(ChosenToken chosen)
    {
        const int ActivityId = 12;
        WriteVerbose($"The PIN is typed at the reader of {chosen} (protected authentication path).");
        WriteProgress(new ProgressRecord(ActivityId, MyInvocation.MyCommand.Name, "Type the PIN at the reader."));
    }

    /// <summary>The bytes of a PIN; null for none. They are made where they are used, and zeroed by the same thread.</summary>
    private protected static Pkcs11Pin? BytesOf(SecureString? pin) => pin is null ? null : Pkcs11Pin.From(pin);

    /// <summary>Logs in unless the process is logged in already as the same.</summary>
    /// <returns>Whether the token looked at the PIN.</returns>
    private protected static bool LogIn(Pkcs11Session session, bool isSecurityOfficer, SecureString? pin)
    {
        using Pkcs11Pin? bytes = BytesOf(pin);
        try
        {
            session.Login(isSecurityOfficer ? Pkcs11UserType.SecurityOfficer : Pkcs11UserType.User, bytes);
            return true;
        }
        catch (Pkcs11Exception exception) when (exception.StatusName is "CKR_USER_ALREADY_LOGGED_IN")
        {
            // PKCS#11 logs in a process and not a session: this one came into being logged in.
            return false;
        }
    }

    private Pkcs11Token? TokenIn(Pkcs11Slot slot, Pkcs11Module module, List<Pkcs11Exception> failures)
    {
        try
        {
            return Interruptible(() => module.GetToken(slot));
        }
        catch (Pkcs11Exception exception)
        {
            failures.Add(exception);
            return null;
        }
    }

    private static Pkcs11PinState? PinState(ChosenToken chosen, bool isSecurityOfficer)
    {
        try
        {
            Pkcs11Token token = chosen.Module.GetToken(chosen.Token.SlotId);
            return isSecurityOfficer ? token.SecurityOfficerPin : token.UserPin;
        }
        catch (Pkcs11Exception)
        {
            // What is told is that the PIN is wrong; that the token went away meanwhile, the next call tells.
            return null;
        }
    }

    private bool IsMeant(Pkcs11Module module, Pkcs11Token token)
    {
        if (LabelOfToken is null && SerialNumber is null && uri is null)
            return Slot is not null || IsUsual(token);
        return (LabelOfToken is null || string.Equals(LabelOfToken, token.Label, StringComparison.OrdinalIgnoreCase))
            && (SerialNumber is null || string.Equals(SerialNumber, token.SerialNumber, StringComparison.OrdinalIgnoreCase))
            && (uri is null || Ask(() => module.GetInfo()) is Pkcs11ModuleInfo info && uri.Names(info, token));
    }

    private ErrorRecord NoToken() =>
        LabelOfToken is not null ? Pkcs11Errors.NoToken("label", LabelOfToken)
        : SerialNumber is not null ? Pkcs11Errors.NoToken("serial number", SerialNumber)
        : Uri is not null ? Pkcs11Errors.NoToken("URI", Uri)
        : Pkcs11TokenErrors.NoToken();
}
