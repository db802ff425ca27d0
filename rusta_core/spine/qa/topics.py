"""What a question is about, in a word: the first topic that the words of its page's address and title name."""

from __future__ import annotations

import re

from rusta_core.records import Document

_WORDS = {
    "collections": """collections vec vectors hash map maps slice slices array arrays btree linked deque bytes""",
    "text": """str string strings char character ascii text bstr unicode characters""",
    "ownership": """ownership references borrow borrowing lifetime lifetimes move moves rc boxed box cell
        deref raii scope destructors drop dropck leaking obrm phantom interior smart
        subtyping splitting owner""",
    "concurrency": """sync thread threads atomic atomics mpsc mutex concurrency send races arc poisoning
        channels""",
    "async": """async await future futures task pin streams""",
    "unsafe": """unsafe unsafety ptr pointer pointers mem alloc raw undefined uninit uninitialized
        transmutes aliasing ffi layout repr reprs intrinsics memory asm assembly unbounded
        working foreign""",
    "traits": """trait traits ops cmp convert default clone marker any impl implementations generics
        coherence dyn oop oo associated coercions conversions conversion cast casts hrtb
        bounds supertraits""",
    "numbers": """num numeric number numbers integer float math wrapping saturating i8 i16 i32 i64 i128
        isize u8 u16 u32 u64 u128 usize f16 f32 f64 f128""",
    "types": """types type struct structs enum enums union unions tuple tuples option variables variable
        constants constant literals literal data bool boolean never custom inferred""",
    "errors": """error errors result panic panics unwinding exception recoverable unrecoverable backtrace""",
    "iterators": """iter iterators iterator range closures closure fn functions function functional""",
    "system": """io fs net path env process os file files guessing minigrep arguments web server time""",
    "control flow": """match patterns pattern flow loop loops if else expressions expression statements
        refutability divergence operator operators break continue while for return""",
    "modules": """mod modules module crates crate packages paths use visibility names namespaces preludes
        scopes pub cargo workspaces publishing extern linkage""",
    "macros": """macro macros attribute attributes derive derivable procedural cfg conditional compilation""",
    "formatting": """fmt print format formatted debug display hello""",
    "testing": """test tests testing""",
    "hardware": """arch simd""",
}
OTHER = "language"
TOPICS = (*_WORDS, OTHER)
_TOPIC = {word: topic for topic, words in reversed(_WORDS.items()) for word in words.split()}
_WORD = re.compile(r"[A-Z]?[a-z]+\d*|[A-Z]+")
_KIND = re.compile(r"\b(?:struct|enum|union|trait|fn|macro|type|constant|static|keyword|primitive)\.")


def topic(document: Document) -> str:
    """`error E0382` for the page of an error; else the topic of the first word that has one, or `OTHER`."""
    if code := re.match(r"Error code (E\d{4})", document.title):
        return f"error {code[1]}"
    place = _KIND.sub("", document.doc_id.partition("/")[2])
    words = _WORD.findall(f"{place} {document.title}")
    return next((_TOPIC[word] for word in map(str.lower, words) if word in _TOPIC), OTHER)
