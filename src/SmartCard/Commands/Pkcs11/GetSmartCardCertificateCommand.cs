using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pcsc;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Get-SmartCardCertificate: the certificates on tokens, each with its reader and card. No PIN is asked for.</summary>
[Cmdlet(VerbsCommon.Get, "SmartCardCertificate", DefaultParameterSetName = BySlot)]
[OutputType(typeof(SmartCardCertificate))]
public sealed class GetSmartCardCertificateCommand : Pkcs11ModuleCommand
{
    /// <summary>Only tokens in these readers or slots, by name, wildcards allowed; case does not matter.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReaderNameCompleter))]
    public string[]? ReaderName { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IReadOnlyList<SmartCardReader> readers = Readers();
        NameChoice names = new(ReaderName?.Select(name => ExactOrPattern(name, readers)).ToArray());
        foreach (Pkcs11Module module in Modules())
        {
            foreach (Pkcs11Slot slot in Ask(() => module.GetSlots(tokenPresent: true)) ?? [])
            {
                SmartCardReader? reader = readers.FirstOrDefault(reader => IsSame(reader, slot));
                if (names.Has(reader?.ReaderName, slot.SlotDescription) && TokenIn(slot, module) is { Initialized: true } token)
                    WriteCertificates(module, token, reader);
            }
        }

        foreach (string missing in names.Missing.Where(name => readers.All(reader => !string.Equals(reader.ReaderName, name, StringComparison.OrdinalIgnoreCase))))
            WriteError(ReaderErrors.ReaderNotFound(missing, readers));
    }

    /// <summary>
    /// The token in a slot; null for a card that this module does not know, which may be another's. OpenSC lists such a slot
    /// among those with a token only when somebody has asked for the slot before.
    /// </summary>
    private Pkcs11Token? TokenIn(Pkcs11Slot slot, Pkcs11Module module)
    {
        try
        {
            return Interruptible(() => module.GetToken(slot));
        }
        catch (Pkcs11Exception exception) when (exception.StatusName is "CKR_TOKEN_NOT_RECOGNIZED" or "CKR_TOKEN_NOT_PRESENT")
        {
            WriteVerbose($"{SafeText.Of(exception.Message, longest: 1000)} The slot is passed over.");
        }
        catch (Pkcs11Exception exception)
        {
            WriteError(Pkcs11Errors.From(exception));
        }

        return null;
    }

    private void WriteCertificates(Pkcs11Module module, Pkcs11Token token, SmartCardReader? reader)
    {
        WriteVerbose($"Reading the public certificates of slot {token.SlotId} of {module}; nobody logs in.");
        List<Pkcs11Certificate> certificates = Ask(() =>
        {
            using Pkcs11Session session = module.OpenSession(token.SlotId);
            return session.FindObjects(new Pkcs11ObjectFilter { Class = Pkcs11ObjectClass.Certificate }).OfType<Pkcs11Certificate>().ToList();
        }) ?? [];
        foreach (Pkcs11Certificate certificate in certificates.Where(certificate => certificate.Private is not true))
        {
            if (certificate.Certificate is { } content)
                WriteObject(new SmartCardCertificate(certificate, content, token, reader?.ReaderName, reader?.Atr, DateTime.Now));
            else
                WriteVerbose($"{certificate} in slot {token.SlotId} is no X.509 certificate that can be read.");
        }
    }

    /// <summary>The PC/SC readers; none where there is no service, as with tokens that need none.</summary>
    private IReadOnlyList<SmartCardReader> Readers()
    {
        try
        {
            return Interruptible(() =>
            {
                using PcscContext context = PcscContext.Establish();
                return context.GetReaders();
            });
        }
        catch (PcscException exception)
        {
            WriteVerbose($"Without readers and ATRs: {exception.Message}");
            return [];
        }
    }

    /// <summary>A module tells which reader a slot is by its description only, which has room for 64 bytes.</summary>
    private static bool IsSame(SmartCardReader reader, Pkcs11Slot slot)
    {
        const int Room = 64;
        string description = slot.SlotDescription;
        return description == reader.ReaderName
            || (System.Text.Encoding.UTF8.GetByteCount(description) >= Room - 3
                && reader.ReaderName.StartsWith(description, StringComparison.Ordinal));
    }

    /// <summary>A reader of exactly that name comes before the wildcards: many names have brackets.</summary>
    private static string ExactOrPattern(string name, IReadOnlyList<SmartCardReader> readers) =>
        readers.Any(reader => string.Equals(reader.ReaderName, name, StringComparison.OrdinalIgnoreCase)) ? WildcardPattern.Escape(name) : name;
}
