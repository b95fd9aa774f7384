"""`mentor store export`."""

import os
from typing import Annotated

import typer

from mentorcli.cli import excel_options as eo
from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.render.json.store import export_saved_json
from mentorcli.render.text.store import export_saved_text
from mentorcli.services import exports
from mentorcli.services.exports import ExportFormat, ExportTable
from mentorcli.services.user_files import path_of
from mentorcli.text import bilingual


@command(
    "export",
    "mentor store export --out mentor.json",
    "mentor store export --student amelie --out amelie.json",
    "mentor store export --format csv --out ~/figures/",
)
def export(
    ctx: typer.Context,
    student: o.StudentOptions = None,
    format_: Annotated[ExportFormat, typer.Option("--format", help="json holds everything.")] = ExportFormat.JSON,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="Write into this file (- prints it); for CSV also a folder, for all tables.",
            autocompletion=files,
        ),
    ] = None,
    table: Annotated[
        ExportTable | None,
        typer.Option(
            "--table",
            metavar="TABLE",
            help="Which table of a CSV export (default: sessions); another word names them all.",
        ),
    ] = None,
    excel: eo.Excel = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write out everything that is kept, or all about some students."""
    app = app_of(ctx)
    eo.check_excel(excel, as_csv=format_ is ExportFormat.CSV, option="--format csv")
    out = o.check_out(out)
    place = path_of(out) if out is not None else None
    if format_ is ExportFormat.JSON:
        if table is not None:
            raise UsageError(
                bilingual("--table goes with --format csv", "--table va avec --format csv"),
                bilingual("Leave it out: JSON holds everything.", "Retirez-la\u00a0: le JSON contient tout."),
            )
        made = exports.export_json(app.workspace, student or [])
    else:
        tables = out is not None and place is not None and (out.endswith("/") or os.path.isdir(place))  # noqa: PTH112
        folder = place if tables else None
        made = exports.export_csv(app.workspace, student or [], table, folder, excel=excel)
    if place is None:
        app.output.print_document("".join(made.texts.values()))
        return
    app.workspace.end_reading()  # a slow disk, or a pipe, is nothing that a writer has to wait for
    saved = exports.save(app.workspace, made, place, force=force)
    app.respond(json=lambda: export_saved_json(saved), text=lambda: export_saved_text(saved, app.lang))
