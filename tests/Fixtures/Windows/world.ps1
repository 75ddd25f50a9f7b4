# Runs in the shell on Windows: takes scripts from standard input, a line of base64 each, and answers a line of base64
# with what came out of it, what winscard.dll has to complain about, and what was left open. Before each script the world
# begins anew. The scripts use:
#
#   steer 'insert 0 3B021450'   an order of winscard.dll's Steer
#   tell calls                  a question of its Tell
#   [WinSCard]::...             functions of the DLL, called with what no caller should hand over
#   status { ... }              what a block gives, or the name of the PC/SC code that it fails with
#   timed { ... }               the milliseconds that a block takes
#   stopped { ... }             what becomes of a block that is stopped, as by Ctrl+C, after a moment, and the milliseconds
#                               that it takes to stop; the block has $c, the connected card, and its commands

if (-not (Get-Module SmartCard)) { exit 1 }

$dll = [System.Reflection.Emit.AssemblyBuilder]::DefineDynamicAssembly('World', 'Run').DefineDynamicModule('World').DefineType('WinSCard', 'Public')
$functions = @{
    Steer                 = [int], [string]
    Tell                  = [int], [string], [char[]], [int]
    SCardEstablishContext = [uint], [uint], [IntPtr], [IntPtr], [long[]]
    SCardReleaseContext   = [uint], [long]
    SCardListReadersW     = [uint], [long], [IntPtr], [byte[]], [uint[]]
    SCardGetStatusChangeW = [uint], [long], [uint], [IntPtr], [uint]
    SCardConnectW         = [uint], [long], [byte[]], [uint], [uint], [long[]], [uint[]]
    SCardDisconnect       = [uint], [long], [uint]
    SCardStatusW          = [uint], [long], [byte[]], [uint[]], [uint[]], [uint[]], [byte[]], [uint[]]
    SCardTransmit         = [uint], [long], [uint[]], [byte[]], [uint], [IntPtr], [byte[]], [uint[]]
    SCardControl          = [uint], [long], [uint], [byte[]], [uint], [byte[]], [uint], [uint[]]
}
foreach ($function in $functions.GetEnumerator()) {
    $result, [type[]] $parameters = $function.Value
    $dll.DefinePInvokeMethod($function.Key, 'winscard.dll', 'Public, Static, PinvokeImpl', 'Standard', $result, $parameters, 'Winapi', 'Unicode').SetImplementationFlags('PreserveSig')
}
$null = $dll.CreateType()

function steer([string] $order) {
    if (-not [WinSCard]::Steer($order)) { throw "winscard.dll knows no order '$order'." }
}

function tell([string] $question) {
    $answer = [char[]]::new(65536)
    $length = [WinSCard]::Tell($question, $answer, $answer.Length)
    [string]::new($answer, 0, $length).TrimEnd().Split("`n")
}

function status([scriptblock] $block) {
    try { & $block }
    catch {
        $pcsc = $_.Exception.GetBaseException() -as [SmartCard.Pcsc.PcscException]
        if ($pcsc) { $pcsc.StatusName } else { throw }
    }
}

function timed([scriptblock] $block) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    & $block | Out-Null
    $watch.ElapsedMilliseconds
}

$state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
$state.ExecutionPolicy = 'Bypass'
$state.ImportPSModule((Get-Module SmartCard).Path)

function stopped([scriptblock] $block, [int] $moment = 300) {
    $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($state)
    $runspace.Open()
    $runspace.SessionStateProxy.SetVariable('c', $c)
    $shell = [powershell]::Create($runspace).AddScript($block.ToString())
    $null = $shell.BeginInvoke()
    [System.Threading.Thread]::Sleep($moment)
    $milliseconds = timed { $shell.Stop() }
    $shell.InvocationStateInfo.State
    $milliseconds
    $shell.Dispose()
    $runspace.Dispose()
}

function line($item) {
    if ($item -is [System.Management.Automation.ErrorRecord]) { "error $($item.FullyQualifiedErrorId.Split(',')[0])" } else { "$item" }
}

$utf8 = [System.Text.Encoding]::UTF8
while ($null -ne ($script = [Console]::In.ReadLine())) {
    $Error.Clear()
    steer begin
    $null = tell calls
    $output = try {
        & ([scriptblock]::Create($utf8.GetString([Convert]::FromBase64String($script)))) 2>&1 | ForEach-Object { line $_ }
    }
    catch { "ended by $(line $_): $_" }
    $sections = ($output -join "`n"), ((tell violations) -join "`n"), "$(tell open)"
    [Console]::Out.WriteLine('#' + [Convert]::ToBase64String($utf8.GetBytes($sections -join "`0")))
}
