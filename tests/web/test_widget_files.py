"""The widget's files: its languages, what its guide names, and what it weighs."""

import gzip
import json
import re
from pathlib import Path

import pytest
import requests

from bot.settings import ROOT
from bot.web.app import HERE
from bot.web.joining import IMPORT, join, modules
from tests.serving import Server

WIDGET = HERE / "static" / "widget"
SOURCES = {path.name: path.read_text("utf-8") for path in sorted(WIDGET.glob("*.js"))}
CATALOGUES = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in sorted((WIDGET / "strings").glob("*.json"))
}
GUIDE = (ROOT / "docs" / "embedding.md").read_text("utf-8")
DRAFT = "draft, to be checked by a speaker"


@pytest.mark.parametrize("language", [name for name in CATALOGUES if name != "en"])
def test_a_catalogue_that_no_speaker_has_checked_says_so(language: str) -> None:
    assert CATALOGUES[language]["_status"] == DRAFT


def test_the_widget_offers_the_languages_that_have_a_catalogue() -> None:
    named = re.search(r"^const LANGUAGES = (\[.*\]);$", SOURCES["strings.js"], re.MULTILINE)
    assert named
    assert sorted(json.loads(named[1])) == sorted(CATALOGUES)


def test_the_guide_names_exactly_the_attributes_of_the_element() -> None:
    used = set(re.findall(r'(?:has|get)Attribute\("([a-z-]+)"\)', SOURCES["element.js"]))
    used |= set(re.findall(r":host\(?:?n?o?t?\(?\[([a-z]+)", "\n".join(SOURCES.values())))
    used |= set(re.findall(r"this\.(dir)\b", SOURCES["element.js"]))
    table = set(re.findall(r"^\| `([a-z][a-z-]+)` \|", GUIDE, re.MULTILINE))
    assert table == used


def test_the_guide_names_exactly_the_custom_properties() -> None:
    colours = re.findall(r'^  "?([a-z-]+)"?: \["#', SOURCES["theme.js"], re.MULTILINE)
    others = re.findall(r"var\(--folkmoot-([a-z]+),", SOURCES["theme.js"])
    used = {f"--folkmoot-{name}" for name in [*colours, *others]}
    assert set(re.findall(r"`(--folkmoot-[a-z-]+)`", GUIDE)) == used


def test_the_script_tag_passes_on_every_attribute_that_its_guide_says() -> None:
    passed = re.search(r"^const ATTRIBUTES = (\[.*\]);$", SOURCES["folkmoot.js"], re.MULTILINE)
    assert passed
    assert set(json.loads(passed[1])) == set(re.findall(r"`data-([a-z-]+)`", GUIDE))


def test_joined_the_modules_are_one_script_without_a_name_declared_twice() -> None:
    entry = WIDGET / "folkmoot.js"
    assert {path.name for path in modules(entry, set())} == set(SOURCES)
    names = [
        name
        for source in SOURCES.values()
        for name in re.findall(
            r"^(?:export )?(?:async )?(?:const|let|class|function) (\w+)", source, re.MULTILINE
        )
    ]
    assert sorted(names) == sorted(set(names))
    script = join(entry)
    assert not re.search(r"^(?:import|export) ", script, re.MULTILINE)
    assert "*{box-sizing:border-box;}" in script


def test_joining_leaves_out_spaces_and_comments_and_changes_no_text(tmp_path: Path) -> None:
    (tmp_path / "other.js").write_text(
        '// A comment.\nexport const words = "a = b, {c}; // d";\n'
        'export const style = `\na { color: red; }\nb::before { content: "x : y" }\n`;\n'
    )
    entry = tmp_path / "entry.js"
    entry.write_text(
        'import { words } from "./other.js";\n\nif (words === `a  = ${1 + 2}; b`) {\n'
        "  /* A comment. */\n  go(words, a + +b);\n}\nlet n = 1;\n"
        'class A {\n  #name = "#name";\n  get #other() {\n    return `${this.#name}`;\n  }\n}\n'
    )
    assert join(entry) == (
        'const words="a = b, {c}; // d";const style=`\na{color:red;}b::before{content:"x : y"}`;'
        "if(words===`a  = ${1 + 2}; b`){go(words,a + +b);}let n=1;"
        'class A{#a="#name";get #b(){return `${this.#a}`;}}'
    )


def test_a_module_that_imports_in_another_way_would_not_be_joined() -> None:
    for name, source in SOURCES.items():
        assert source.count("import ") == len(IMPORT.findall(source)), name


def test_every_file_of_the_widget_is_short() -> None:
    assert [name for name, source in SOURCES.items() if source.count("\n") >= 300] == []


def test_what_a_browser_fetches_stays_small(gateway: Server) -> None:
    total = 0
    for path in ("/widget/folkmoot.js", "/widget/strings/en.json"):
        answer = fetch(gateway, path)
        total += len(answer.raw.read())
    assert total < 16_800


def test_text_is_compressed_for_browsers_that_take_it(gateway: Server) -> None:
    for path in ("/", "/widget/folkmoot.js", "/widget/element.js", "/widget/strings/pa.json"):
        compressed = fetch(gateway, path)
        assert compressed.headers["Content-Encoding"] == "gzip", path
        assert "Accept-Encoding" in compressed.headers["Vary"]
        plain = requests.get(gateway.address + path, headers={"Accept-Encoding": ""}, timeout=10)
        assert "Content-Encoding" not in plain.headers
        assert gzip.decompress(compressed.raw.read()) == plain.content


def test_the_api_is_compressed_too(gateway: Server) -> None:
    answer = requests.post(gateway.address + "/api/conversations", timeout=10)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert set(answer.json()) == {"conversation", "token"}


def test_a_browser_that_has_the_script_is_not_sent_it_again(gateway: Server) -> None:
    first = fetch(gateway, "/widget/folkmoot.js")
    again = fetch(gateway, "/widget/folkmoot.js", {"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.raw.read() == b""


def fetch(gateway: Server, path: str, headers: dict[str, str] | None = None) -> requests.Response:
    """Fetch as a browser would; what has come is still compressed."""
    headers = {"Accept-Encoding": "gzip, deflate, br", **(headers or {})}
    return requests.get(gateway.address + path, headers=headers, stream=True, timeout=10)
