using System;
using BenchmarkDotNet.Running;
using SmartCard.Bench;
using SmartCard.Bench.Inside;
using SmartCard.Bench.Pairs;

// BenchmarkDotNet looks for this project from the current directory on, and would take another copy that it finds.
Environment.CurrentDirectory = RealAtrs.Root;

// What the figures are never decides the exit code: a machine under load is no defect of the code.
switch (args)
{
    case ["pairs", .. var names]:
        PairRun.Print(names);
        break;
    case [ImportPairs.ChildVerb, var module]:
        ImportPairs.RunChild(module);
        break;
    case ["exchange-memory"]:
        ExchangeMemory.Print();
        break;
    case ["pkcs11-memory"]:
        Pkcs11Memory.Print();
        break;
    case []:
        Console.WriteLine("The inside follows; the pairs against peers come with the argument: pairs");
        BenchmarkRunner.Run([typeof(AtrBenchmarks), typeof(CardTypeBenchmarks), typeof(TraceBenchmarks)]);
        break;
    default:
        BenchmarkSwitcher.FromTypes([typeof(AtrBenchmarks), typeof(CardTypeBenchmarks), typeof(TraceBenchmarks)]).Run(args);
        break;
}
