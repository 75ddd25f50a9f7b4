using System;
using System.IO;
using System.Management.Automation;
using SmartCard.Help;

string root = Path.GetFullPath(args.Length > 0 ? args[0] : ".");
string manifest = Path.Combine(root, "SmartCard.psd1");

try
{
    return ModuleCmdlets.Read(manifest, cmdlets => HelpFiles.Write(Path.Combine(root, "en-US"), manifest, cmdlets, Console.Out));
}
catch (RuntimeException exception)
{
    Console.WriteLine(new PageError(manifest, Line: 1, exception.ErrorRecord.Exception.Message.ReplaceLineEndings(" ")));
    return 1;
}
