"""How often `plan diff` is right: invented edits with labels, mechanical edits of real pages, histories in git.

    python bench/plan_diff.py                        # the lists in the repository, and pages where they lie beside it
    python bench/plan_diff.py --pages FOLDER         # any folder of Markdown
    python bench/plan_diff.py --history REPO FILE…   # each commit of files in a git repository; prints its verdict

Sensitivity: edits of substance that were seen. False alarms: edits of form that were called substance. Wilson, 95 %.
"""

import argparse
import json
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from fairlead.core.plans import Verdict, compare_texts, substance
from fairlead.core.plans.tests import edits, page_edits
from fairlead.core.scales import wilson

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT.parent / "shared/data/handbook-texts"
QUIET = (Verdict.SAME, Verdict.WORDING)
BRITISH = {"organiz": "organis", "color": "colour", "behavior": "behaviour", "center": "centre", "prioritiz": "prioritis"}  # fmt: skip
Edit = Callable[[str, np.random.Generator], str]
Row = tuple[str, bool, bool]  # kind of edit, whether it is substance, whether it was called so


def links(page: str, rng: np.random.Generator) -> str:
    return re.sub(r"(?<=\])\([^)\s]+\)", "(../moved/place.md#there)", page)


def bold(page: str, rng: np.random.Generator) -> str:
    return page.replace("**", "__") if "**" in page else re.sub(r"(?m)^([A-Z]\w+)", r"**\1**", page)


def list_marks(page: str, rng: np.random.Generator) -> str:
    return re.sub(r"(?m)^(\s*)[-*] ", r"\1+ ", page)


def folded(page: str, rng: np.random.Generator) -> str:
    """Lines of plain paragraphs folded at 60 letters."""

    def fold(line: str) -> str:
        plain = len(line) > 60 and re.match(r"[A-Za-z]", line)
        return re.sub(r"(.{40,60}?) (?=\w)(?!\d+[.)])", r"\1\n", line) if plain else line

    return "\n".join(fold(line) for line in page.split("\n"))


def typos(page: str, rng: np.random.Generator) -> str:
    """Two neighbouring letters swapped in three words of seven letters or more."""
    words = list(re.finditer(r"(?<![\w/(.#-])[a-z]{7,}(?![\w/)#-])", body(page)))
    for at in sorted(rng.choice(len(words), min(3, len(words)), replace=False).tolist(), reverse=True):
        start = page.index(body(page)) + words[at].start() + int(rng.integers(1, 5))
        page = page[:start] + page[start + 1] + page[start] + page[start + 2 :]
    return page


def british(page: str, rng: np.random.Generator) -> str:
    for american, other in BRITISH.items():
        page = re.sub(rf"(?<![/\w.-]){american}", other, page)
    return page


def quotes(page: str, rng: np.random.Generator) -> str:
    return re.sub(r"(?<=\w)'(?=\w)", "’", re.sub(r"(?<=\w) - (?=\w)", " – ", page))


def front(page: str, rng: np.random.Generator) -> str:
    return "---\ntitle: Another title\nweight: 9\n---\n" + body(page)


def sections_moved(page: str, rng: np.random.Generator) -> str:
    head, *rest = re.split(r"(?m)^(?=#{1,3} )", page)
    return head + "\n".join(rest[1:] + rest[:1])


def note(page: str, rng: np.random.Generator) -> str:
    return (
        page
        + "\n\nLast updated: 4 May 2026\n\n## Related\n- [Somewhere else](x.md)\n- [Another page](y.md)\n"
    )


def figure(page: str, rng: np.random.Generator) -> str:
    numbers = list(re.finditer(r"(?<![\w/.#(-])\d{1,3}(?=%| \w)", body(page)))
    if not numbers:
        return page
    at = numbers[int(rng.integers(len(numbers)))]
    start = page.index(body(page))
    return page[: start + at.start()] + str(int(at[0]) + 7) + page[start + at.end() :]


def negated(page: str, rng: np.random.Generator) -> str:
    return one_of(
        page, rng, r"(?<=[a-z] )(?:will|are|is|must|should) (?!not)(?=[a-z])", lambda m: m[0] + "not "
    )


def turned(page: str, rng: np.random.Generator) -> str:
    return one_of(page, rng, r"\b(?:more|before|open|increase|start)\b(?= \w)", lambda m: {
        "more": "fewer", "before": "after", "open": "closed", "increase": "reduce", "start": "stop"}[m[0]])  # fmt: skip


def sentence_dropped(page: str, rng: np.random.Generator) -> str:
    return one_of(page, rng, r"(?<=[.!?] )[A-Z][a-z][^.!?\n\[\]()]{40,}[.!?](?=\s)", lambda m: "")


def entry_added(page: str, rng: np.random.Generator) -> str:
    return page + "\n\n## What comes first\n- Every lighthouse keeper gets a telescope and a warm coat.\n"


def one_of(page: str, rng: np.random.Generator, pattern: str, put: Callable[[re.Match[str]], str]) -> str:
    visible = body(page)
    found = [
        m for m in re.finditer(pattern, visible) if not re.search(r"[`<>{}|]", line_of(visible, m.start()))
    ]
    if not found:
        return page
    at, start = found[int(rng.integers(len(found)))], page.index(visible)
    return page[: start + at.start()] + put(at) + page[start + at.end() :]


def line_of(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : (text.find("\n", at) + 1 or len(text) + 1) - 1]


def body(page: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.S)


FORM: tuple[Edit, ...] = (
    links,
    bold,
    list_marks,
    folded,
    typos,
    british,
    quotes,
    front,
    sections_moved,
    note,
)
MEANING: tuple[Edit, ...] = (figure, negated, turned, sentence_dropped, entry_added)


def of_sentences(rows: Iterable[tuple[str, str, str, str]]) -> list[Row]:
    return [(kind, label == edits.S, substance(a, b).changed) for label, kind, a, b in rows]


def of_page_edits() -> list[Row]:
    sets = ((page_edits.COSMETIC, False), (page_edits.OF_SUBSTANCE | page_edits.REWRITTEN, True))
    return [
        (kind, is_substance, compare_texts(page_edits.PAGE, page).verdict not in QUIET)
        for some, is_substance in sets
        for kind, page in some.items()
    ]


def of_pages(pages: list[Path], rng: np.random.Generator, show: bool) -> list[Row]:
    rows: list[Row] = []
    for path in pages:
        page = path.read_text(encoding="utf-8")
        for is_substance, some in ((False, FORM), (True, MEANING)):
            for edit in some:
                changed = edit(page, rng)
                if changed == page:
                    continue
                found = compare_texts(page, changed)
                rows.append((edit.__name__, is_substance, found.verdict not in QUIET))
                if show and rows[-1][1] != rows[-1][2]:
                    print(
                        path.name,
                        edit.__name__,
                        [(c.before, c.after, c.reasons) for c in found.of_substance[:3]],
                    )
    return rows


def rewrites(pages: list[Path]) -> list[Row]:
    """Each page put in the place of the next: all must be called rewritten."""
    texts = [path.read_text(encoding="utf-8") for path in pages]
    after = texts[1:] + texts[:1]
    found = (compare_texts(old, new).verdict for old, new in zip(texts, after, strict=True))
    return [("another page", True, verdict is Verdict.REWRITTEN) for verdict in found]


def summed(rows: list[Row]) -> dict[str, object]:
    made: dict[str, object] = {}
    for name, is_substance in (("seen, of substance", True), ("called substance, of form", False)):
        of = [called for _, label, called in rows if label is is_substance]
        if of:
            found = wilson(sum(of), len(of))
            made[name] = f"{sum(of)}/{len(of)} = {sum(of) / len(of):.3f} [{found.low:.3f}, {found.high:.3f}]"
    wrong = sorted({kind for kind, label, called in rows if label is not called})
    return made | ({"wrong": wrong} if wrong else {})


def git(repo: str, *words: str) -> str:
    done = subprocess.run(["git", "-C", repo, *words], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def history(repo: str, file: str) -> None:
    """The verdict of each commit of a file, renames followed, oldest first."""
    told = git(repo, "log", "--follow", "--format=%x01%h %ad %s", "--date=short", "--name-only", "--", file)
    before = None
    for block in reversed(told.split("\x01")[1:]):
        head, *names = [line for line in block.split("\n") if line.strip()]
        after = git(repo, "show", f"{head.split()[0]}:{names[0] if names else file}")
        if before is not None:
            found = compare_texts(before, after)
            print(f"{found.verdict.value:14} {found.score:.3f}  {head[:100]}")
        before = after


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=Path, default=PAGES)
    parser.add_argument("--history", nargs="+", metavar=("REPO", "FILE"))
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    given = parser.parse_args()
    if given.history:
        for file in given.history[1:]:
            history(given.history[0], file)
        return
    pages = sorted(given.pages.rglob("*.md")) if given.pages.is_dir() else []
    pages = [page for page in pages if page.name != "SOURCE.md"]
    figures = {
        "sentences looked at while tuning": summed(of_sentences(edits.SEEN)),
        "sentences looked at later": summed(of_sentences(edits.SECOND)),
        "sentences measured once": summed(of_sentences(edits.UNSEEN)),
        "an invented page": summed(of_page_edits()),
    }
    if pages:
        figures[f"{len(pages)} real pages, mechanical edits"] = summed(
            of_pages(pages, np.random.default_rng(1), given.show)
        )
        figures[f"{len(pages)} real pages, each for the next"] = summed(rewrites(pages))
    print(json.dumps(figures, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
