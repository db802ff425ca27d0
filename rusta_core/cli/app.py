"""The commands of `rusta`, one line each; a command imports its engine when it is called, not before."""

from __future__ import annotations

import typer

from rusta_core import __version__
from rusta_core.cli import (
    check,
    data,
    devlog,
    doctor,
    entries,
    eval,
    explain,
    fix,
    golden,
    graph,
    model,
    plugins,
    recipe,
    repair,
    run,
    train,
    value,
)
from rusta_core.errors import UsageError

app = typer.Typer(
    name="rusta",
    help="Train, check and run a small AI Rust programmer that keeps receipts.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print the version and leave."),
) -> None:
    if version:
        print(f"rusta {__version__}")
    elif context.invoked_subcommand is None:
        print(context.get_help())


app.command()(run.run)
app.command()(train.train)
app.command()(repair.repair)
app.command()(fix.fix)
app.command()(explain.explain)
app.command()(graph.graph)
app.command()(plugins.plugins)
app.command()(check.check)
app.command()(doctor.doctor)
app.add_typer(recipe.recipe, name="recipe")
app.add_typer(data.data, name="data")
app.add_typer(model.model, name="model")
app.add_typer(value.value, name="value")
app.add_typer(eval.eval_, name="eval")
app.add_typer(golden.golden, name="golden")
app.add_typer(devlog.devlog, name="devlog")
app.add_typer(entries.entries, name="entries")


def dispatch(words: list[str]) -> int:
    """Run one command line and give its exit code; a wrong one raises UsageError."""
    command = typer.main.get_command(app)
    try:
        code = command.main(words, prog_name="rusta", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception as fault:
        if not hasattr(fault, "format_message"):  # what typer's own errors have, whichever click it is built on
            raise
        path = getattr(getattr(fault, "ctx", None), "command_path", "rusta")
        mend = f"`{path} --help` shows what it takes"
        raise UsageError(fault.format_message(), where=path, mend=mend) from None
    return code if isinstance(code, int) else 0
