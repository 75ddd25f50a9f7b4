using System;
using System.Linq;
using SmartCard.Apdu;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Tracing;

/// <content>The calls that take a card.</content>
internal sealed partial class RecordingWinSCard
{
    /// <summary>SCARD_CLASS_VENDOR_DEFINED of winscard.h and reader.h: what is set there may be a key (SCARD_ATTR_ESC_AUTHREQUEST).</summary>
    private const uint VendorDefined = 7;

    public uint Reconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol)
    {
        uint active = 0;
        uint status = OfCard(
            "SCardReconnect",
            card,
            () => native.Reconnect(card, shareMode, protocols, initialization, out active),
            writer =>
            {
                ShareAndProtocols(writer, shareMode, protocols);
                writer.Number("dwInitialization", initialization, NativeNames.Disposition(initialization));
                writer.Tell(((CardDisposition)initialization).ToString());
            },
            writer => ActiveProtocol(writer, active));
        protocol = active;
        return status;
    }

    public uint Disconnect(IntPtr card, uint disposition) =>
        OfCard("SCardDisconnect", card, () => native.Disconnect(card, disposition), writer => Disposition(writer, disposition), Nothing);

    public uint BeginTransaction(IntPtr card) => OfCard("SCardBeginTransaction", card, () => native.BeginTransaction(card), Nothing, Nothing);

    public uint EndTransaction(IntPtr card, uint disposition) =>
        OfCard("SCardEndTransaction", card, () => native.EndTransaction(card, disposition), writer => Disposition(writer, disposition), Nothing);

    public uint Status(IntPtr card, out CardStatus status)
    {
        CardStatus told = null!;
        uint code = OfCard(
            "SCardStatus",
            card,
            () => native.Status(card, out told),
            writer =>
            {
                writer.Count("pcchReaderLen", CardStatus.NameRoom);
                writer.Count("pcbAtrLen", CardStatus.AtrRoom);
            },
            writer =>
            {
                writer.Count("pcchReaderLen", told.ReaderName.Length);
                writer.Text("mszReaderName", told.ReaderName);
                writer.Number("pdwState", (uint)told.State, NativeNames.CardState(told.State));
                writer.Tell(told.State.ToString());
                ActiveProtocol(writer, told.Protocol, "pdwProtocol");
                writer.Count("pcbAtrLen", told.Atr.Length);
                writer.Bytes("pbAtr", told.Atr, told.Atr.Length, tell: true);
            });
        status = told;
        return code;
    }

    public uint Transmit(IntPtr card, uint protocol, byte[] command, byte[] response, out int length)
    {
        // Bytes of a protocol of its own are no APDU: nothing in them tells what is a secret.
        bool isRaw = (protocol & (uint)CardProtocol.Raw) is not 0;
        int received = 0;

        // Until the answer is there, and for ever where there is none, a command counts as one with a secret.
        bool commandIsSecret = true;
        bool answerIsSecret = isRaw;
        uint status = OfCard(
            Transmission,
            card,
            () =>
            {
                uint code = native.Transmit(card, protocol, command, response, out received);
                if (!isRaw)
                    answerIsSecret = Follow(card, command, response, code is PcscStatus.Success ? received : 0, out commandIsSecret);
                return code;
            },
            writer =>
            {
                writer.Number("pioSendPci.dwProtocol", protocol, NativeNames.Protocols(protocol));
                writer.Count("cbSendLength", command.Length);
                ShownBytes? shown = isRaw ? ShownBytes.None : commandIsSecret ? new ShownBytes(SecretCommands.ShownLength(command)) : null;
                writer.Bytes("pbSendBuffer", command, command.Length, shown, tell: true);
                writer.Count("pcbRecvLength", response.Length);
            },
            writer =>
            {
                int count = Within(received, response);
                writer.Count("pcbRecvLength", received);
                ShownBytes? shown = isRaw ? ShownBytes.None : answerIsSecret ? ShownBytes.StatusWord : null;
                string? meaning = isRaw || count < 2 ? null : StatusWord.Of(response[count - 2], response[count - 1]).Meaning;
                writer.Bytes("pbRecvBuffer", response, count, shown, meaning, tell: true);
            });
        length = received;
        return status;
    }

    public uint Control(IntPtr card, uint code, byte[] input, byte[] output, out int length)
    {
        ControlMeaning meaning = controls.Of(cards[card]?.ReaderName, code);
        int returned = 0;
        uint status = OfCard(
            "SCardControl",
            card,
            () => native.Control(card, code, input, output, out returned),
            writer =>
            {
                writer.Number("dwControlCode", code, meaning.Name);
                writer.Tell(meaning.Name ?? PcscStatus.NumberOf(code));
                writer.Count("cbSendLength", input.Length);
                writer.Bytes("pbSendBuffer", input, input.Length, meaning.ShownInput(input), tell: true);
                writer.Count("cbRecvLength", output.Length);
            },
            writer =>
            {
                int count = Within(returned, output);
                writer.Count("lpBytesReturned", returned);
                string? told = code == controls.FeatureRequestCode
                    ? ControlMeanings.Describe(output, count)
                    : meaning.Describe(cards[card]?.ReaderName, Copy(output, count));
                writer.Bytes("pbRecvBuffer", output, count, meaning.ShownOutput(input), told, tell: true);
            });
        length = returned;
        return status;
    }

    public uint GetAttrib(IntPtr card, uint attribute, byte[]? value, ref int size)
    {
        int room = size;
        int needed = size;
        uint status = OfCard(
            "SCardGetAttrib",
            card,
            () => native.GetAttrib(card, attribute, value, ref needed),
            writer =>
            {
                Attribute(writer, attribute);
                writer.Count("pcbAttrLen", room);
            },
            writer =>
            {
                writer.Count("pcbAttrLen", needed);
                if (value is not null)
                {
                    byte[] bytes = Copy(value, Within(needed, value));
                    writer.Bytes("pbAttr", bytes, bytes.Length, shown: null, Describe(attribute, bytes), tell: true);
                }
            });
        size = needed;
        return status;
    }

    public uint SetAttrib(IntPtr card, uint attribute, byte[] value) => OfCard(
        "SCardSetAttrib",
        card,
        () => native.SetAttrib(card, attribute, value),
        writer =>
        {
            Attribute(writer, attribute);
            writer.Count("cbAttrLen", value.Length);
            writer.Bytes("pbAttr", value, value.Length, attribute >> 16 is VendorDefined ? ShownBytes.None : null, tell: true);
        },
        Nothing);

    /// <summary>The value as text or number with its unit and meaning; null for one that is bytes and nothing else.</summary>
    private static string? Describe(uint attribute, byte[] bytes)
    {
        ReaderAttributeValue value = new("", attribute, bytes);
        return value.Value is null or byte[] ? value.Meaning
            : ParameterWriter.Visible(string.Join(" ", new[] { FormattableString.Invariant($"{value.Value}"), value.Unit, value.Meaning }.Where(part => part is not null)));
    }

    private static byte[] Copy(byte[] buffer, int count)
    {
        byte[] bytes = new byte[count];
        Buffer.BlockCopy(buffer, 0, bytes, 0, count);
        return bytes;
    }

    private bool Follow(IntPtr card, byte[] command, byte[] response, int received, out bool commandIsSecret) =>
        (cards[card]?.Exchanges ?? new SecretExchanges()).Next(command, response, Within(received, response), out commandIsSecret);
}
