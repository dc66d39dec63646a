"""YAML as people write it: every value with its line, and every slip of the pen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.scanner import Scanner

from facilitation.contributions import visible
from facilitation.findings import Finding, Place, Value

MOST_NODES = 20_000
"""After the aliases are followed: a plan of a day has two thousand."""
DEEPEST = 40

LONGEST_NUMBER = 300
"""In characters."""

CORE = "tag:yaml.org,2002:"
PLAIN = frozenset(CORE + name for name in ("null", "bool", "int", "float"))
KNOWN = PLAIN | {CORE + name for name in ("str", "seq", "map", "timestamp")}

SYNTAX = (
    ("found character '\\t'", "finding_yaml_tab"),
    ("mapping values are not allowed", "finding_yaml_colon"),
    ("sequence entries are not allowed", "finding_yaml_dash"),
    ("found undefined alias", "finding_yaml_alias"),
    ("found unexpected end of stream", "finding_yaml_unclosed"),
    ("expected ',' or", "finding_yaml_unclosed"),
    ("expected <block end>", "finding_yaml_indent"),
    ("found character", "finding_yaml_sign"),
    ("found unknown escape", "finding_yaml_escape"),
    ("but found another document", "finding_yaml_documents"),
)
"""What the parser says, by how it begins, and the key of our sentence for it."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, where it says so, and what is wrong with the writing."""

    content: Any = None
    lines: Mapping[Place, int] = field(default_factory=dict)
    flaws: tuple[tuple[int, Finding], ...] = ()
    """(line, what is wrong)."""
    is_complete: bool = True
    """Whether the whole file could be read."""

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest thing round it that was written."""
        inside = (place[:length] for length in range(len(place), -1, -1))
        return next((self.lines[part] for part in inside if part in self.lines), 1)


def read_yaml(text: str) -> Document:
    """Read one document of YAML 1.2, where `no` and `14:00` are texts, as they look."""
    parser = YAML(typ="safe", pure=True)
    parser.Scanner = _ShallowScanner
    parser.composer.warn_double_anchors = False
    try:
        root = parser.compose(text)
        if root is None:
            return _unreadable(1, "finding_yaml_empty")
        reading = _Reading(parser)
        content = reading.read(root, ())
    except MarkedYAMLError as error:
        return _unreadable(_line_of(error), *_explained(str(error.problem)))
    except YAMLError as error:
        # Only the reader's complaint about unprintable characters bears no mark.
        position = getattr(error, "position", 0)
        return _unreadable(text.count("\n", 0, position) + 1, "finding_yaml_unprintable")
    except _TooMuchError as error:
        return _unreadable(error.line, error.code, {"most": error.most})
    except RecursionError:
        return _unreadable(1, "finding_yaml_too_deep", {"most": DEEPEST})
    return Document(content, reading.lines, tuple(reading.flaws))


class _TooMuchError(Exception):
    """The aliases multiply beyond measure, or one contains itself."""

    def __init__(self, line: int, code: str, most: int) -> None:
        self.line = line
        self.code = code
        self.most = most


class _ShallowScanner(Scanner):
    """Gives up at brackets that are too deep: the parser's time grows with their depth squared."""

    def fetch_flow_collection_start(self, TokenClass: Any, to_push: str) -> None:  # noqa: N803  # ruamel's name
        super().fetch_flow_collection_start(TokenClass, to_push)
        if self.flow_level > DEEPEST:
            raise _TooMuchError(self.reader.line + 1, "finding_yaml_too_deep", DEEPEST)


class _Reading:
    """One walk through the nodes of a document."""

    def __init__(self, parser: YAML) -> None:
        self._parser = parser
        self._nodes = 0
        self._depth = 0
        self.lines: dict[Place, int] = {}
        self.flaws: list[tuple[int, Finding]] = []

    def read(self, node: Node, place: Place) -> Any:
        """The plain value of a node; its lines and flaws are noted on the way."""
        self._nodes += 1
        self._depth += 1
        if self._nodes > MOST_NODES:
            raise _TooMuchError(_line(node), "finding_yaml_too_much", MOST_NODES)
        if self._depth > DEEPEST:
            raise _TooMuchError(_line(node), "finding_yaml_too_deep", DEEPEST)
        self.lines.setdefault(place, _line(node))
        if str(node.tag) not in KNOWN:
            self._note(node, "finding_yaml_tag", {"tag": visible(str(node.tag))})
        value = self._value(node, place)
        self._depth -= 1
        return value

    def _value(self, node: Node, place: Place) -> Any:
        if isinstance(node, MappingNode):
            return self._mapping(node, place)
        if isinstance(node, SequenceNode):
            return [self.read(item, (*place, at)) for at, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: MappingNode, place: Place) -> dict[str, Any]:
        content: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, value in node.value:
            if str(key.tag) == f"{CORE}merge":
                merged |= self._merged(value, place)
            elif not isinstance(key, ScalarNode):
                self._note(key, "finding_yaml_key")
            elif (name := visible(key.value)) in first:
                values = {"key": name, "line": str(first[name])}
                self._note(key, "finding_yaml_duplicate_key", values)
            else:
                first[name] = _line(key)
                self.lines[*place, name] = _line(key)
                content[name] = self.read(value, (*place, name))
        return merged | content

    def _merged(self, value: Node, place: Place) -> dict[str, Any]:
        """What `<<: *anchor` brings in; the mapping's own keys come before it."""
        sources = value.value if isinstance(value, SequenceNode) else [value]
        brought: dict[str, Any] = {}
        for source in sources:
            content = self.read(source, place)
            if isinstance(content, dict):
                brought = content | brought
            else:
                self._note(source, "finding_yaml_merge")
        return brought

    def _scalar(self, node: Node) -> Any:
        # No number of a plan is long, and Python refuses to write very long ones out.
        if str(node.tag) not in PLAIN or len(node.value) > LONGEST_NUMBER:
            # A terminal would obey what `"\e"` stands for, and a card what turns text round.
            return visible(node.value)
        try:
            return self._parser.constructor.construct_object(node)
        except ValueError:
            # `!!int many`: the plan's own check says what should stand here.
            return visible(node.value)

    def _note(self, node: Node, code: str, values: Mapping[str, Value] | None = None) -> None:
        self.flaws.append((_line(node), Finding((), code, values or {})))


def _unreadable(line: int, code: str, values: Mapping[str, Value] | None = None) -> Document:
    return Document(flaws=((line, Finding((), code, values or {})),), is_complete=False)


def _explained(problem: str) -> tuple[str, dict[str, Value]]:
    quoted = problem.split("'")
    values: dict[str, Value] = {"problem": problem, "sign": quoted[1] if len(quoted) > 1 else ""}
    codes = (code for start, code in SYNTAX if start in problem)
    return next(codes, "finding_yaml_syntax"), values


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _line_of(error: MarkedYAMLError) -> int:
    return int(error.problem_mark.line) + 1 if error.problem_mark else 1
