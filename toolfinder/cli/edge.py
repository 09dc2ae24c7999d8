"""Where every failure becomes lines for people and an exit code for programs."""

from __future__ import annotations

import gettext
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress

import click

from toolfinder.errors import InputError
from toolfinder.errors import ToolfinderError
from toolfinder.i18n import DOMAIN
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import LOCALE_DIR
from toolfinder.i18n import _
from toolfinder.i18n import from_environment
from toolfinder.i18n import speak

DONE, WRONG_INPUT, WRONG_USAGE, BUG = 0, 1, 2, 3


def run(make_command: Callable[[], click.Command], arguments: list[str]) -> int:
    """Run a command line.

    Args:
        make_command: makes the command, once the language is known.
        arguments: what stands after the program's name.

    Returns:
        0 done, 1 the input is wrong, 2 wrong usage, 3 a bug.
    """
    _choose_language(arguments)
    try:
        result = make_command().main(arguments, prog_name="toolfinder", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE if isinstance(error, click.UsageError) else WRONG_INPUT
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Stopped."), err=True)
        return WRONG_INPUT
    except InputError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        return WRONG_INPUT
    except ToolfinderError as error:
        click.echo(str(error), err=True)
        return WRONG_INPUT
    except BrokenPipeError:
        return _nobody_reads()
    except SystemExit as leaving:  # click's way to say that nobody reads any more
        return _nobody_reads() if leaving.code == 1 else _bug()
    except Exception:  # noqa: BLE001 - the last line of defence
        return _bug()
    return result if isinstance(result, int) else DONE


def _choose_language(arguments: list[str]) -> None:
    """Speak the language of `--lang`, else the environment's, before any text is made."""
    code = from_environment()
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(arguments):
            code = arguments[position + 1]
        elif argument.startswith("--lang="):
            code = argument.partition("=")[2]
    code = code if code in LANGUAGES else from_environment()
    speak(code)
    # click translates its own words through the process-wide gettext domain.
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(DOMAIN, str(LOCALE_DIR))
    gettext.textdomain(DOMAIN)


def _nobody_reads() -> int:
    """Keep Python from complaining at exit that the reader has gone."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _bug() -> int:
    from toolfinder.cachefolder import cache_folder  # noqa: PLC0415 - only for a bug

    text = traceback.format_exc()
    kind, error, _trace = sys.exc_info()
    summary = " ".join(f"{kind.__name__ if kind else ''}: {error}".split())
    log = cache_folder() / "bug.log"
    written = False
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(text, encoding="utf-8")
        written = True
    except OSError:
        pass
    click.echo(_("This is a bug in toolfinder: {error}").format(error=summary), err=True)
    if written:
        click.echo(_("The details are in {path}").format(path=log), err=True)
    return BUG
