using System;
using System.Linq;
using CsCheck;
using SmartCard.Bytes;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Tracing;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc.Tracing;

/// <summary>A PIN that goes to a card or a reader, however it goes, is in no trace. Features and structures: PC/SC Part 10, 2.2 and 2.6.</summary>
[Collection(TraceCollection.Name)]
public sealed class SecretTests
{
    /// <summary>8 digits in ASCII, as VERIFY takes them.</summary>
    private const string Pin = "73 91 46 28";

    // The control codes of the CCID driver (ifdhandler.h: 0x42330000 and the tag).
    private const uint VerifyDirect = 0x42330006;
    private const uint ModifyDirect = 0x42330007;
    private const uint Universal = 0x42330009;
    private const uint PinProperties = 0x4233000A;
    private const uint TlvProperties = 0x42330012;
    private const uint GetKey = 0x42330010;
    private const uint Pace = 0x42330020;
    private const uint FeatureRequest = 0x42000000 + 3400;

    private const string Features =
        "06 04 42 33 00 06 07 04 42 33 00 07 09 04 42 33 00 09 0A 04 42 33 00 0A 10 04 42 33 00 10 12 04 42 33 00 12 20 04 42 33 00 20";

    private readonly TalkingWinSCard native = new();

    public static TheoryData<string> Commands { get; } =
    [
        $"00 20 00 80 04 {Pin}",
        $"0C 21 00 80 04 {Pin}",
        $"10 20 00 80 04 {Pin}",
        $"00 24 00 80 04 {Pin}",
        $"03 2C 00 80 04 {Pin}",
        $"00 20 00 80 {Pin}",
        $"00 20 {Pin}",
        $"20 00 80 04 {Pin}",
        $"00 C2 00 00 09 00 20 00 80 04 {Pin}",
        $"FF C2 01 06 0D 00 20 00 80 04 {Pin}",
        $"FF 00 00 00 0B D4 42 00 20 00 80 04 {Pin}",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_with_a_PIN_is_masked_and_so_is_a_card_that_gives_it_back(string command)
    {
        native.Card = sent => [.. sent, 0x90, 0x00];
        PcscCall call = Transmit(HexText.Parse(command));

        // P1 and P2 of a VERIFY that has nothing else are its header all the same.
        string shown = command.StartsWith($"00 20 {Pin}", StringComparison.Ordinal) ? Pin[6..] : Pin;
        Assert.DoesNotContain(shown, Everything(call), StringComparison.Ordinal);
        Assert.True(call.IsMasked);
        Assert.EndsWith(" 90 00", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_a_protocol_of_their_own_are_masked()
    {
        native.Card = sent => sent;
        PcscCall call = Transmit(HexText.Parse($"33 {Pin}"), protocol: 0x10000);

        Assert.Equal("** ** ** ** **", call.Input);
        Assert.Equal("** ** ** ** **", call.Output);
    }

    [Fact]
    public void A_PIN_that_GET_RESPONSE_brings_back_is_masked()
    {
        native.Card = sent => sent[1] is 0xC0 ? [.. HexText.Parse(Pin), 0x90, 0x00] : [0x61, 0x04];
        TracingWinSCard library = Connected(out IntPtr card);
        using PcscTrace trace = PcscTrace.Begin(new PcscTraceOptions());
        library.Transmit(card, 2, HexText.Parse($"00 20 00 80 04 {Pin}"), new byte[258], out _);
        library.Transmit(card, 2, [0x00, 0xC0, 0x00, 0x00, 0x04], new byte[258], out _);

        Assert.Equal(["** ** ** ** 90 00"], trace.GetCalls().Skip(1).Select(call => call.Output));
        Assert.Equal("00 C0 00 00 04", trace.GetCalls()[1].Input);
    }

    [Fact]
    public void A_PIN_block_shows_its_parameters_and_the_header_of_its_command()
    {
        // PIN_VERIFY_STRUCTURE: time-outs, formats, lengths 08 04, messages, language 0409, prologue, ulDataLength 9, abData.
        string block = $"00 00 82 04 00 08 04 02 01 09 04 00 00 00 00 09 00 00 00 00 20 00 80 04 {Pin}";
        PcscCall call = Control(VerifyDirect, block);

        Assert.Equal("FEATURE_VERIFY_PIN_DIRECT " + block.Replace(Pin, "** ** ** **", StringComparison.Ordinal), call.Input);
        Assert.Contains(call.Inputs, input => input.ToString() is "dwControlCode: FEATURE_VERIFY_PIN_DIRECT (0x42330006)");
    }

    public static TheoryData<uint, string> Blocks { get; } = new()
    {
        // PIN_MODIFY_STRUCTURE, with 24 bytes before abData.
        { ModifyDirect, $"00 00 82 04 00 00 00 08 04 03 02 03 09 04 00 01 02 00 00 00 09 00 00 00 00 24 00 80 04 {Pin}" },
        // ulDataLength that does not fit; too short for the structure; nothing like it.
        { VerifyDirect, $"00 00 82 04 00 08 04 02 01 09 04 00 00 00 00 08 00 00 00 00 20 00 80 04 {Pin}" },
        { VerifyDirect, $"00 00 {Pin}" },
        { Universal, $"20 12 01 00 04 {Pin}" },
        { Pace, $"02 07 00 03 00 04 {Pin}" },
        // Codes that nobody has explained: PIN_VERIFY of another reader, the escape command of Windows.
        { 0x42000DB2, $"00 00 {Pin}" },
        { 0x003136B0, $"FF 00 00 00 04 {Pin}" },
    };

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_PIN_in_a_control_code_is_masked_and_so_is_a_driver_that_gives_it_back(uint code, string block)
    {
        PcscCall call = Control(code, block, echo: true);

        Assert.DoesNotContain(Pin, Everything(call), StringComparison.Ordinal);
        Assert.True(call.IsMasked);
    }

    [Fact]
    public void Keys_that_were_pressed_are_masked() =>
        Assert.Equal("** ** ** **", Control(GetKey, Pin, echo: true).Output);

    [Fact]
    public void A_control_code_that_carries_no_PIN_is_shown()
    {
        PcscCall call = Control(PinProperties, "01 02", echo: true);

        Assert.Equal(("FEATURE_IFD_PIN_PROPERTIES 01 02", "01 02"), (call.Input, call.Output));
        Assert.False(call.IsMasked);
    }

    [Fact]
    public void Properties_of_a_keypad_are_explained()
    {
        // PIN_PROPERTIES_STRUCTURE (PC/SC Part 10, 2.5.9): wLcdLayout 0210 (2 lines of 16), bEntryValidationCondition 2, bTimeOut2 0.
        PcscCall call = Control(PinProperties, "", answer: "10 02 02 00");

        Assert.Matches("wLcdLayout = .*, .*bEntryValidationCondition = .*2.*, .*bTimeOut2 = ", call.Outputs.Single(output => output.Name is "pbRecvBuffer").Meaning!);
    }

    [Fact]
    public void Whatever_a_driver_answers_the_call_is_in_the_trace() =>
        Gen.Byte.Array[0, 40].Sample(answer =>
        {
            string hex = HexText.Format(answer);
            Assert.Equal("SCARD_S_SUCCESS", Control(PinProperties, "", answer: hex).Result);
            Assert.Equal("SCARD_S_SUCCESS", Control(TlvProperties, "", answer: hex).Result);
            Assert.Equal("SCARD_S_SUCCESS", Control(FeatureRequest, "", learned: hex).Result);
            native.Attribute = answer;
            TracingWinSCard library = new(native);
            using PcscTrace trace = PcscTrace.Begin(new PcscTraceOptions());
            foreach (ReaderAttributeInfo attribute in ReaderAttributeInfo.All)
            {
                int size = 264;
                library.GetAttrib(1, attribute.Number, new byte[size], ref size);
            }

            Assert.Equal(ReaderAttributeInfo.All.Count, trace.GetCalls().Count);
        }, iter: 300);

    [Fact]
    public void Features_are_learned_before_a_trace_as_well()
    {
        PcscCall call = Control(VerifyDirect, "00");

        Assert.Contains(call.Inputs, input => input.Meaning is "FEATURE_VERIFY_PIN_DIRECT");
    }

    [Fact]
    public void The_answer_to_GET_FEATURE_REQUEST_is_explained()
    {
        native.Driver = (_, _) => HexText.Parse("06 04 42 33 00 06 7F 04 00 00 00 01 12 04 42");
        TracingWinSCard library = Connected(out IntPtr card);
        using PcscTrace trace = PcscTrace.Begin(new PcscTraceOptions());
        library.Control(card, FeatureRequest, [], new byte[258], out _);

        Assert.Equal("FEATURE_VERIFY_PIN_DIRECT 0x42330006, 0x7F 0x00000001", trace.GetCalls()[0].Outputs.Single(output => output.Name is "pbRecvBuffer").Meaning);
    }

    [Fact]
    public void One_code_under_two_tags_is_taken_for_the_one_that_carries_a_PIN()
    {
        native.Driver = (code, _) => code is FeatureRequest ? HexText.Parse("06 04 42 33 00 06 12 04 42 33 00 06") : [];
        PcscCall call = Control(VerifyDirect, $"00 {Pin}", learned: null);

        Assert.DoesNotContain(Pin, Everything(call), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_set_in_an_attribute_of_the_vendors_own_is_masked()
    {
        TracingWinSCard library = Connected(out IntPtr card);
        using PcscTrace trace = PcscTrace.Begin(new PcscTraceOptions());
        library.SetAttrib(card, 0x0007A005, HexText.Parse(Pin));

        Assert.DoesNotContain(Pin, Everything(trace.GetCalls()[0]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Secrets_that_are_wanted_are_there(string command)
    {
        PcscCall call = Transmit(HexText.Parse(command), options: new PcscTraceOptions { IncludeSecrets = true });

        Assert.Equal(command, call.Input);
        Assert.False(call.IsMasked);
    }

    [Fact]
    public void An_inner_trace_that_wants_secrets_gives_none_to_the_outer_one()
    {
        TracingWinSCard library = Connected(out IntPtr card);
        using PcscTrace outer = PcscTrace.Begin(new PcscTraceOptions());
        using PcscTrace inner = PcscTrace.Begin(new PcscTraceOptions { IncludeSecrets = true });
        library.Transmit(card, 2, HexText.Parse($"00 20 00 80 04 {Pin}"), new byte[258], out _);

        Assert.Contains(Pin, Everything(inner.GetCalls()[0]), StringComparison.Ordinal);
        Assert.DoesNotContain(Pin, Everything(outer.GetCalls()[0]), StringComparison.Ordinal);
    }

    private static string Everything(PcscCall call) =>
        string.Join('\n', [call.ToString(), call.Input, call.Output, $"{call.Inputs}", $"{call.Outputs}", JsonLine.Of(call)]);

    private PcscCall Transmit(byte[] command, uint protocol = 2, PcscTraceOptions? options = null)
    {
        TracingWinSCard library = Connected(out IntPtr card);
        using PcscTrace trace = PcscTrace.Begin(options ?? new PcscTraceOptions());
        library.Transmit(card, protocol, command, new byte[258], out _);
        return Assert.Single(trace.GetCalls());
    }

    private PcscCall Control(uint code, string input, bool echo = false, string? learned = Features, string answer = "90 00")
    {
        if (learned is not null)
            native.Driver = (asked, sent) => asked is FeatureRequest ? HexText.Parse(learned) : echo ? sent : HexText.Parse(answer);
        TracingWinSCard library = Connected(out IntPtr card);
        library.Control(card, FeatureRequest, [], new byte[258], out _);
        using PcscTrace trace = PcscTrace.Begin(new PcscTraceOptions());
        library.Control(card, code, HexText.Parse(input), new byte[258], out _);
        return Assert.Single(trace.GetCalls());
    }

    private TracingWinSCard Connected(out IntPtr card)
    {
        TracingWinSCard library = new(native);
        library.Connect(1, TalkingWinSCard.Reader, 2, 3, out card, out _);
        return library;
    }
}
