using System;
using System.IO;
using SmartCard.Help;

string root = Path.GetFullPath(args.Length > 0 ? args[0] : ".");
string manifest = Path.Combine(root, "SmartCard.psd1");
string folder = Path.Combine(root, "en-US");

return ModuleCmdlets.Read(manifest, cmdlets => HelpFiles.Write(folder, manifest, cmdlets, Console.Out));
