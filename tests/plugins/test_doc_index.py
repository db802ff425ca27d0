"""The tool `doc-index` on the real documentation, and on pages made for what must always hold."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from rusta_sources.rust_docs import RustDocs
from rusta_tools.doc_index import DocIndex, _Index, tokens
from said import Said

from rusta_core import Action, DiagCase, DocSpan, Document, Observation, ProbeContext, Workshop, digest
from rusta_core.rust.toolchain import Toolchain

CASE = DiagCase(
    id="case",
    repo="r",
    error_class="move",
    codes=("E0382",),
    cargo_diag=({"message": "borrow of moved value: `name`"},),
    license="MIT",
    source_url="u",
    sha256=digest(""),
)


def workshop(documents: dict[str, Document]) -> Workshop:
    return Workshop(checker=None, documents=documents)  # type: ignore[arg-type]


def page(doc_id: str, *texts: str) -> Document:
    spans, place = [], 0
    for number, text in enumerate(texts):
        end = place + len(text.encode())
        spans.append(
            DocSpan(
                doc_id=doc_id,
                start=place,
                end=end,
                sha256=digest(text),
                title=f"{number}",
                url=f"{doc_id}#{number}",
                license="MIT",
                source_url=doc_id,
            )
        )
        place = end
    whole = "".join(texts)
    return Document(
        doc_id=doc_id,
        repo="r",
        role="docs",
        title=doc_id,
        text=whole,
        sections=tuple(spans),
        license="MIT",
        source_url=doc_id,
        sha256=digest(whole),
    )


def ask(tool: DocIndex, shop: Workshop, case: DiagCase = CASE, **arguments: Any) -> Observation:
    action = Action(tool="doc-index", arguments=arguments)
    return tool.probe(ProbeContext(action=action, case=case, workshop=shop))


def titles(observation: Observation) -> list[str | None]:
    return [span.title for span in observation.spans]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    toolchain = Toolchain.find()
    if toolchain.docs is None:
        pytest.skip("this toolchain has no documentation installed")
    source = RustDocs(books=("std", "nomicon", "error_codes"))
    context = Said(tmp_path_factory.mktemp("docs")).context(toolchain)
    return workshop({document.doc_id: document for document in source.documents(context)})


@pytest.fixture(scope="module")
def tool() -> DocIndex:
    return DocIndex()


def test_tokens_know_rust() -> None:
    assert tokens("Vec::push E0382 `as` for") == ["vec", "push", "e0382", "as", "for"]
    assert tokens("read_to_end HashMap as_ref") == [
        "read_to_end",
        "read",
        "end",
        "hashmap",
        "hash",
        "map",
        "as_ref",
        "ref",
    ]
    assert tokens("what does the") == []


@given(st.text(max_size=100))
def test_tokens_of_anything(text: str) -> None:
    assert all(token == token.lower() and token for token in tokens(text))


def test_questions_find_their_pages(tool: DocIndex, shop: Workshop) -> None:
    assert titles(ask(tool, shop, query="push an element onto a Vec"))[0] == "Vec::push"
    assert "Vec::push" in titles(ask(tool, shop, query="What does `Vec::push` do?"))
    assert any("as (keyword)" in (title or "") for title in titles(ask(tool, shop, query="what does `as` do")))


def test_what_is_cited_resolves_and_is_described(tool: DocIndex, shop: Workshop) -> None:
    answer = ask(tool, shop, query="dangling raw pointer", most=6)
    assert (answer.tool, answer.status, len(answer.spans)) == ("doc-index", "ok", 6)
    for span, hit in zip(answer.spans, answer.data["hits"], strict=True):
        assert shop.documents[span.doc_id].resolve(span) is not None
        assert (hit["title"], hit["url"]) == (span.title, span.url)
    scores = [hit["score"] for hit in answer.data["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_error_codes_are_looked_up_exactly(tool: DocIndex, shop: Workshop) -> None:
    answer = ask(tool, shop, codes=["E0499", "E0502"], most=2)
    assert [span.doc_id for span in answer.spans] == ["error_codes/E0499", "error_codes/E0502"]
    assert ask(tool, shop, query="error E0716: temporary value dropped").spans[0].doc_id == "error_codes/E0716"
    assert ask(tool, shop, codes=["E9999"]).status == "failed"


def test_without_arguments_the_case_is_asked_about(tool: DocIndex, shop: Workshop) -> None:
    answer = ask(tool, shop)
    assert answer.spans[0].doc_id == "error_codes/E0382"
    assert len(answer.spans) == 4
    assert len({(span.doc_id, span.start) for span in answer.spans}) == 4


def test_the_page_of_the_case_and_one_that_is_named_stay_out(tool: DocIndex, shop: Workshop) -> None:
    free = ask(tool, shop, query="Vec::push", most=40)
    assert "std/vec/struct.Vec" in {span.doc_id for span in free.spans}
    named = ask(tool, shop, query="Vec::push", page="std/vec/struct.Vec", most=40)
    own = ask(tool, shop, evolve(CASE, page="std/vec/struct.Vec"), query="Vec::push", most=40)
    assert "std/vec/struct.Vec" not in {span.doc_id for span in (*named.spans, *own.spans)}
    assert "error_codes/E0382" not in {span.doc_id for span in ask(tool, shop, page="error_codes/E0382").spans}


def test_silence_where_nothing_matches(tool: DocIndex, shop: Workshop) -> None:
    for query in ("zzyzx qwfpgj", "what is the", "", "¿?"):
        answer = ask(tool, shop, query=query)
        assert (answer.status, answer.spans, answer.data) == ("failed", (), {"hits": []})
    assert ask(tool, shop, query="vec", most=0).status == "failed"
    assert ask(DocIndex(), workshop({}), query="vec").status == "failed"


@pytest.mark.parametrize("arguments", [{"query": 3}, {"most": "4"}, {"codes": "E0382"}])
def test_wrong_arguments_are_an_answer_and_no_exception(
    tool: DocIndex, shop: Workshop, arguments: dict[str, Any]
) -> None:
    answer = ask(tool, shop, **arguments)
    assert answer.status == "error"
    assert answer.data["reason"].startswith("doc-index takes")


def test_ties_come_in_the_order_of_ids_and_places() -> None:
    documents = {name: page(name, "same fig words ", "same fig words ") for name in ("b", "a", "c")}
    for most in (1, 2, 3, 6):
        answer = ask(DocIndex(), workshop(documents), query="fig", most=most)
        order = [(name, start) for name in "abc" for start in (0, 15)]
        assert [(span.doc_id, span.start) for span in answer.spans] == order[:most]


WORDS = st.lists(st.sampled_from(["fig", "date", "plum_pie", "HashMap", "the", "E0382"]), min_size=1, max_size=6)


@given(st.lists(st.lists(WORDS, max_size=4), max_size=4), WORDS, st.integers(1, 5))
def test_only_what_has_a_word_of_the_query_is_cited(pages: list[list[list[str]]], query: list[str], most: int) -> None:
    documents = {f"{n}": page(f"{n}", *(" ".join(text) + "\n" for text in texts)) for n, texts in enumerate(pages)}
    answer = ask(DocIndex(), workshop(documents), query=" ".join(query), most=most)
    wanted = set(tokens(" ".join(query)))
    matching = [
        span
        for document in documents.values()
        for span in document.sections
        if wanted & set(tokens((document.resolve(span) or b"").decode()))
    ]
    assert len(answer.spans) == min(most, len(matching))
    assert all(span in matching for span in answer.spans)


def test_the_index_is_built_once_for_a_workshop_and_by_one_thread(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    build, built = _Index.build, []
    monkeypatch.setattr(_Index, "build", lambda documents: built.append(documents) or build(documents))
    tool = DocIndex()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: ask(tool, shop, query="drop flag"), range(8)))
    assert len({answer.spans for answer in answers}) == len(built) == 1
    other = workshop({"x": page("x", "drop flag")})
    assert [span.doc_id for span in ask(tool, other, query="drop flag").spans] == ["x"]
    assert ask(tool, shop, query="drop flag").spans == answers[0].spans
