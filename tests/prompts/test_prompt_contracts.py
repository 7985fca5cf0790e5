"""Contracts: a strict schema goes out, and whatever comes back is read, repaired by rule or refused."""

from __future__ import annotations

import json

import pytest

from analysis.errors import ProviderFailed
from analysis.suggestion.requests import CodeAnswer
from prompts.answers import read_completion
from prompts.contracts import code_schema, group_schema, read_codes, read_cut_codes, read_groups


def objects_in(node):
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for child in node.values():
            yield from objects_in(child)
    elif isinstance(node, list):
        for child in node:
            yield from objects_in(child)


def answer(**code) -> str:
    return json.dumps({"codes": [{"turn": "T003", "quote": "nicht ab, leider", "why": "Grenze"} | code]})


def grouping(*alternatives) -> str:
    shaped = [
        {"groups": [{"label": label, "definition": "d", "members": members, "why": "w"} for label, members in groups],
         "not_grouped": rest}
        for groups, rest in alternatives
    ]  # fmt: skip
    return json.dumps({"alternatives": shaped})


@pytest.mark.parametrize("schema", [code_schema(["T003"]), group_schema(["C1", "C2"])])
def test_the_schema_is_strict_everywhere(schema):
    found = list(objects_in(schema))

    assert len(found) >= 2
    for item in found:
        assert item["additionalProperties"] is False
        assert item["required"] == list(item["properties"])
    assert "default" not in json.dumps(schema)


def test_only_the_ids_of_the_request_can_be_named():
    assert '"enum": ["T003", "T005"]' in json.dumps(code_schema(["T003", "T005"]))
    assert json.dumps(group_schema(["C1", "C2"])).count('"enum": ["C1", "C2"]') == 3


@pytest.mark.parametrize("cited", ["T003", "T3", "3", 3, "[T003|P01]", "t003"])
def test_a_turn_is_understood_however_it_is_cited(code_request, cited):
    assert read_codes(code_request, answer(turn=cited)) == [CodeAnswer(3, "nicht ab, leider", "Grenze")]


@pytest.mark.parametrize("cited", ["T099", "", "der dritte", "-"])
def test_a_turn_that_is_none_of_the_excerpts_counts_as_not_cited(code_request, cited):
    assert read_codes(code_request, answer(turn=cited))[0].turn == -1


@pytest.mark.parametrize(
    "wrapped",
    [
        "Hier ist das Ergebnis:\n```json\n{}\n```\nGern mehr!",
        "```\n{}\n```",
        "Ich schlage vor: {} – das war alles.",
        '<think>Vielleicht {{"codes": []}}?</think>{}',
        "{}",
    ],
)
def test_json_is_found_inside_prose_fences_and_thinking(code_request, wrapped):
    content = wrapped.replace("{{", "{").replace("}}", "}").replace("{}", answer())

    assert len(read_codes(code_request, content)) == 1


def test_raw_line_ends_inside_a_string_are_read(code_request):
    content = answer(quote="nicht\nab").replace("\\n", "\n")

    assert read_codes(code_request, content)[0].quote == "nicht\nab"


def test_an_empty_list_is_a_valid_answer(code_request):
    assert read_codes(code_request, '{"codes": [], "nothing_found": true}') == []


@pytest.mark.parametrize(
    "content",
    ["", "[]", "null", '{"codes": 3}', '{"themes": []}', answer()[:-9], "Ich finde nichts.", '{"codes": [{}]}'],
)
def test_what_has_not_the_form_is_malformed_and_never_quoted(code_request, content):
    with pytest.raises(ProviderFailed) as raised:
        read_codes(code_request, content)
    assert raised.value.code == "malformed"
    assert "leider" not in str(raised.value)


def test_groups_are_read_with_their_alternative(group_request):
    content = grouping(([("A", ["C1", "C2"]), ("B", ["C3"])], ["C4"]), ([("C", ["C5", "c6 "])], []))

    groups = read_groups(group_request, content)

    assert [(group.label, group.keys, group.alternative) for group in groups] == [
        ("A", ("C1", "C2"), 0),
        ("B", ("C3",), 0),
        ("C", ("C5", "C6"), 1),
    ]


def test_an_id_that_appears_again_is_dropped_and_an_emptied_group_with_it(group_request):
    groups = read_groups(group_request, grouping(([("A", ["C1", "C1", "C2"]), ("B", ["C2", "C3"]), ("C", ["C1"])], [])))

    assert [(group.label, group.keys) for group in groups] == [("A", ("C1", "C2")), ("B", ("C3",))]


@pytest.mark.parametrize("content", [grouping(([("A", ["C1", "C99"])], [])), grouping(([("A", ["C1"])], ["X1"]))])
def test_an_id_that_was_not_sent_refuses_the_whole_answer(group_request, content):
    with pytest.raises(ProviderFailed, match="members that were not sent"):
        read_groups(group_request, content)


def test_counter_examples_are_read_once_and_never_what_was_not_sent_or_is_a_member(group_request):
    against = [{"id": key, "why": f"weil {key}"} for key in ("c3", "C3", "C1", "C99")]
    group = {"label": "A", "definition": "", "members": ["C1", "C2"], "counter_examples": against, "why": ""}
    content = json.dumps({"alternatives": [{"principle": " nach Phasen ", "groups": [group], "not_grouped": ["C3"]}]})

    [read] = read_groups(group_request, content)

    assert read.counter_examples == (("C3", "weil c3"),)
    assert read.principle == "nach Phasen"


def test_an_answer_to_the_first_version_of_the_prompt_is_read_as_before(group_request):
    [read] = read_groups(group_request, grouping(([("A", ["C1"])], [])))

    assert (read.principle, read.counter_examples) == ("", ())


def test_more_alternatives_than_asked_for_are_dropped(group_request):
    groups = read_groups(group_request, grouping(*[([("A", ["C1"])], [])] * 5))

    assert [group.alternative for group in groups] == [0, 1]


def test_a_stream_reads_like_the_whole_body():
    pieces = ['{"co', "des\u2028", '":[]}']
    lines = [
        json.dumps({"model": "m", "choices": [{"delta": {"content": piece}}]}, ensure_ascii=False) for piece in pieces
    ]
    lines.append(json.dumps({"choices": [{"delta": {}, "finish_reason": "stop"}]}))
    lines.append(json.dumps({"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 2, "x": {}}}))
    stream = ": ping\r\n\r\n" + "".join(f"data: {line}\r\n\r\n" for line in lines) + "data: [DONE]\r\n\r\n"
    message = {"message": {"content": "".join(pieces)}, "finish_reason": "stop"}
    whole = json.dumps({"model": "m", "choices": [message], "usage": {"prompt_tokens": 5, "completion_tokens": 2}})

    assert read_completion(stream.encode()) == read_completion(whole.encode())
    assert read_completion(stream.encode()).content == "".join(pieces)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b"data: {", b'data: {"choices": [3]}\n', b'{"choices": null}', b"data: 7\n"]
)
def test_bytes_that_are_no_answer_never_raise(body):
    assert read_completion(body).content == ""


@pytest.mark.parametrize(
    "quote, read",
    [
        ("[T003|P01] nicht ab, leider", "nicht ab, leider"),
        ("[T003|P01]: nicht ab, leider", "nicht ab, leider"),
        ("„[T003|P01] nicht ab, leider“", "„nicht ab, leider“"),
        ("[T003|P01|nur Kontext] nicht ab", "nicht ab"),
        ("[T003] nicht ab", "nicht ab"),
        ("nicht ab [T003|P01] leider", "nicht ab [T003|P01] leider"),
        ("[lacht] nicht ab", "[lacht] nicht ab"),
        ("[Person 3] sagt das", "[Person 3] sagt das"),
    ],
)
def test_the_label_of_a_turn_before_a_quote_is_no_part_of_it(code_request, quote, read):
    assert read_codes(code_request, answer(quote=quote))[0].quote == read


def test_a_quote_that_is_only_a_label_is_none(code_request):
    assert read_codes(code_request, answer(quote="[T003|P01] ")) == []


@pytest.mark.parametrize("lost", range(0, 150, 7))
def test_only_whole_items_of_a_cut_answer_are_read(code_request, lost):
    items = [{"turn": "T003", "quote": f"Zitat {n}", "why": "weil"} for n in range(3)]
    whole = json.dumps({"codes": items, "nothing_found": False})
    read = read_cut_codes(code_request, whole[: len(whole) - lost])

    ends = [whole.index("}", whole.index(f"Zitat {n}")) + 1 for n in range(3)]
    assert [code.quote for code in read] == [f"Zitat {n}" for n in range(3) if ends[n] <= len(whole) - lost]


@pytest.mark.parametrize(
    "content", ["", "Ich denke", '{"codes": [', '{"codes": [4, {"x": 1}, ', '{"themes": [{"quote": "x"}']
)
def test_a_cut_answer_without_whole_items_gives_none(code_request, content):
    assert read_cut_codes(code_request, content) == []
