using System;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Tracing;

/// <content>The calls that take a context.</content>
internal sealed partial class RecordingWinSCard
{
    private const uint Infinite = 0xFFFFFFFF;

    public uint EstablishContext(out IntPtr context)
    {
        IntPtr made = IntPtr.Zero;
        uint status = Record(
            "SCardEstablishContext",
            readerName: null,
            () => native.EstablishContext(out made),
            writer => writer.Number("dwScope", Scope.System, NativeNames.Scope(Scope.System)),
            writer => writer.Handle("phContext", made));
        context = made;
        return status;
    }

    public uint ReleaseContext(IntPtr context) => OfContext("SCardReleaseContext", context, () => native.ReleaseContext(context));

    public uint IsValidContext(IntPtr context) => OfContext("SCardIsValidContext", context, () => native.IsValidContext(context));

    public uint Cancel(IntPtr context) => OfContext("SCardCancel", context, () => native.Cancel(context));

    public uint ListReaders(IntPtr context, byte[]? names, ref int size)
    {
        int room = size;
        int needed = size;
        uint status = Record(
            "SCardListReaders",
            readerName: null,
            () => native.ListReaders(context, names, ref needed),
            writer =>
            {
                writer.Handle("hContext", context);
                writer.Text("mszGroups", null);
                writer.Count("pcchReaders", room);
            },
            writer =>
            {
                writer.Count("pcchReaders", needed);
                if (names is null)
                    return;
                foreach (string name in MultiString.Read(names, Within(needed, names), NameEncoding))
                {
                    writer.Text("mszReaders", name);
                    writer.Tell($"'{ParameterWriter.Visible(name)}'");
                }
            });
        size = needed;
        return status;
    }

    public uint GetStatusChange(IntPtr context, uint timeout, ReaderStatus[] readers) => Record(
        "SCardGetStatusChange",
        readers.Length is 1 ? readers[0].ReaderName : null,
        () => native.GetStatusChange(context, timeout, readers),
        writer =>
        {
            writer.Handle("hContext", context);
            writer.Number("dwTimeout", timeout, timeout is Infinite ? "INFINITE" : $"{timeout} ms");
            writer.Count("cReaders", readers.Length);
            for (int i = 0; i < readers.Length; i++)
            {
                writer.Text($"rgReaderStates[{i}].szReader", readers[i].ReaderName);
                writer.ReaderState($"rgReaderStates[{i}].dwCurrentState", readers[i].CurrentState);
            }

            writer.Tell(timeout is Infinite ? "no time-out," : $"{timeout} ms,").Tell(readers.Length is 1 ? "1 reader" : $"{readers.Length} readers");
        },
        writer =>
        {
            for (int i = 0; i < readers.Length; i++)
            {
                writer.Text($"rgReaderStates[{i}].szReader", readers[i].ReaderName);
                writer.ReaderState($"rgReaderStates[{i}].dwEventState", readers[i].EventState);
                writer.Count($"rgReaderStates[{i}].cbAtr", readers[i].Atr.Length);
                writer.Bytes($"rgReaderStates[{i}].rgbAtr", readers[i].Atr, readers[i].Atr.Length);
                writer.Tell($"'{ParameterWriter.Visible(readers[i].ReaderName)}' {new SmartCardReader(readers[i]).State}");
            }
        },
        outputsAlways: true);

    public uint Connect(IntPtr context, string readerName, uint shareMode, uint protocols, out IntPtr card, out uint protocol)
    {
        IntPtr made = IntPtr.Zero;
        uint active = 0;
        uint status = Record(
            "SCardConnect",
            readerName,
            () => native.Connect(context, readerName, shareMode, protocols, out made, out active),
            writer =>
            {
                writer.Handle("hContext", context);
                writer.Text("szReader", readerName);
                writer.Tell($"'{ParameterWriter.Visible(readerName)}'");
                ShareAndProtocols(writer, shareMode, protocols);
            },
            writer =>
            {
                writer.Handle("phCard", made);
                ActiveProtocol(writer, active);
            });
        card = made;
        protocol = active;
        return status;
    }
}
