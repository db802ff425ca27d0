"""The documentation that explanations are made of, with the tool that searches it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property

from attrs import define

from rusta_core.contexts import ProbeContext, Workshop
from rusta_core.errors import MissingTool
from rusta_core.kept import cache_folder
from rusta_core.recipe import Assembly, assemble, read_recipe
from rusta_core.recipe.spec import Split
from rusta_core.records import QA, Action, DocSpan, Document, Observation, digest
from rusta_core.run.books import Library, library
from rusta_core.run.documents import TRAIN
from rusta_core.run.explaining.search import Search
from rusta_core.run.progress import Progress
from rusta_core.run.repair import LIBRARIAN
from rusta_core.rust.check import Checker
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.shipped import shipped
from rusta_core.spine.qa import questions


@define(eq=False)
class Books(Mapping[str, Document]):
    """The pages by id, who searches them, and what can be asked about them."""

    toolchain: Toolchain
    assembly: Assembly
    pages: Library

    @classmethod
    def open(cls, toolchain: Toolchain) -> Books:
        """Those of `examples/explain.toml`. Raises MissingTool where the toolchain has no documentation."""
        if toolchain.docs is None:
            mend = "`rustup component add rust-docs`, or Debian's package rust-doc"
            raise MissingTool("Rust's documentation", needed_for="explaining", mend=mend)
        assembly = assemble(read_recipe(shipped("examples", "explain.toml")))
        pages = library(assembly, toolchain, cache_folder() / "library", Progress().line)
        assert pages is not None, "the recipe that ships reads documentation"
        return cls(toolchain, assembly, pages)

    def __getitem__(self, doc_id: str) -> Document:
        return self.pages[doc_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.pages)

    def __len__(self) -> int:
        return len(self.pages)

    @cached_property
    def workshop(self) -> Workshop:
        """What the tool works with. Nothing is compiled here, and so nothing needs a sandbox."""
        checker = Checker(toolchain=self.toolchain, sandbox=Sandbox.find("off"))
        return Workshop(checker=checker, documents=self.pages, indexes=self.pages.folder)

    @cached_property
    def search(self) -> Search:
        """Who answers questions from these pages."""
        return Search(self, self.find)

    @cached_property
    def sides(self) -> Mapping[str, Split]:
        """The side of each page, by the recipe's split of repositories."""
        held_out = self.assembly.recipe.data.held_out
        return {page.doc_id: held_out.get(page.repo, TRAIN) for page in self.values()}

    @cached_property
    def questions(self) -> Sequence[QA]:
        """The questions that the pages answer, each with its anchors on one side."""
        return questions(self.values(), split=self.sides)

    def find(self, query: str, most: int, without: Set[str] = frozenset()) -> Sequence[DocSpan]:
        """What the tool finds by words, best first, without some pages."""
        page = next(iter(without), None)
        arguments = {"query": query, "most": most, **({"page": page} if page is not None else {})}
        answer = self.ask(Action(tool=LIBRARIAN, arguments=arguments), _question(query))
        return [span for span in answer.spans if span.doc_id not in without]

    def ask(self, action: Action, case: QA) -> Observation:
        """Call the tool."""
        context = ProbeContext(action=action, case=case, workshop=self.workshop)
        answer: Observation = self.assembly.call("tool", action.tool, context)
        return answer


def _question(words: str) -> QA:
    return QA(
        id="", repo="", question=words, answer="", anchors=(), difficulty=1, topic="", license="NOASSERTION",
        source_url="", sha256=digest(words),
    )  # fmt: skip
