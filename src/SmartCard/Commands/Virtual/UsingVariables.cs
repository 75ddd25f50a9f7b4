using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace SmartCard.Commands.Virtual;

/// <summary>Brings the <c>$using:</c> variables of a script block into another runspace, as Start-Job does.</summary>
internal static class UsingVariables
{
    private const string Prefix = "__using_";

    /// <summary>Sets the variables and gives the block's text with their new names.</summary>
    /// <param name="block">The block.</param>
    /// <param name="session">Where the values come from.</param>
    /// <param name="runspace">Where they go to.</param>
    public static string Bring(ScriptBlock block, PSVariableIntrinsics session, Runspace runspace)
    {
        string text = block.ToString();
        var body = (ScriptBlockAst)block.Ast;
        IEnumerable<UsingExpressionAst> uses = body.FindAll(static ast => ast is UsingExpressionAst, searchNestedScriptBlocks: true)
            .Cast<UsingExpressionAst>()
            .OrderByDescending(static use => use.Extent.StartOffset);

        // The text of a block is what stands between its braces.
        int start = body.Extent.Text.StartsWith("{", System.StringComparison.Ordinal) ? body.Extent.StartOffset + 1 : body.Extent.StartOffset;
        foreach (UsingExpressionAst use in uses)
        {
            if (use.SubExpression is not VariableExpressionAst variable)
                continue;
            string name = variable.VariablePath.UserPath;
            runspace.SessionStateProxy.SetVariable(Prefix + name, session.GetValue(name));
            int at = use.Extent.StartOffset - start;
            text = text.Remove(at, use.Extent.Text.Length).Insert(at, "$" + Prefix + name);
        }

        return text;
    }
}
