"""The other side of a matter: beside the page of an error or an item, what another book says of the same rule.

Each is a place and words of the sentence that is meant. Where the installed book no longer has that sentence there,
there is no other side: nothing is quoted that nobody has read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rusta_core.records import Document
from rusta_core.run.explaining.quotes import Quote, lines_of, quoted
from rusta_core.spine.citations import anchor_of

_BOOK, _REF, _NOM = "book", "reference", "nomicon"
_MOVES = (f"{_REF}/expressions#moved-and-copied-types", "After moving out of a place expression")
_OWNER = (f"{_BOOK}/ch04-01-what-is-ownership#ownership-rules", "There can only be one owner at a time.")
_ALIAS = (f"{_BOOK}/ch04-02-references-and-borrowing#the-rules-of-references", "either one mutable reference")
_VALID = (f"{_BOOK}/ch04-02-references-and-borrowing#the-rules-of-references", "References must always be valid.")
_DANGLE = (f"{_BOOK}/ch10-03-lifetime-syntax#dangling-references", "main aim of lifetimes")
_DROPCK = (f"{_NOM}/dropck#drop-check", "generics arguments must strictly outlive it")
_DROPPED = (f"{_REF}/destructors#destructors", "its destructor is run or it is dropped")
_ELIDED = (f"{_REF}/lifetime-elision#lifetime-elision-in-functions", "error to elide lifetime parameters")
_MUTABLE = (f"{_REF}/expressions#mutability", "For a place expression to be assigned to")
_UNSAFE = (f"{_NOM}/what-unsafe-does#what-unsafe-rust-can-do", "The reason these operations are relegated to Unsafe")
_COHERENT = (f"{_REF}/items/implementations#trait-implementation-coherence", "considered incoherent if either")
_SPACE = (f"{_REF}/names/namespaces#namespaces", "A namespace is a logical grouping")
_COERCE = (f"{_REF}/type-coercions#coercion-sites", "A coercion can only occur at certain coercion sites")
_VARIANCE = (f"{_NOM}/subtyping#variance", "variance is how the subtyping of its inputs")
_SEND = (f"{_NOM}/send-and-sync#send-and-sync", "A type is Send if it is safe")
_SYNC = (f"{_NOM}/send-and-sync#send-and-sync", "A type is Sync if it is safe")
_SEND_REF = (f"{_REF}/special-types-and-traits#send", "safe to send from one thread")
_SYNC_REF = (f"{_REF}/special-types-and-traits#sync", "safe to share between multiple threads")
_UNINIT = (f"{_NOM}/uninitialized#working-with-uninitialized-memory", "Attempting to interpret this memory as a value")
_TRANSMUTE = (f"{_NOM}/transmutes#transmutes", "The only restriction is that the `T` and `U`")
_UNBOUNDED = (f"{_NOM}/unbounded-lifetimes#unbounded-lifetimes", "The most common source of this is taking a reference")
_PHANTOM = (f"{_NOM}/phantom-data#phantomdata", "unbounded lifetimes and types are forbidden")
_SIMULATES = (f"{_NOM}/phantom-data#phantomdata", "simulates a field of the given type")
_LEAK = (f"{_NOM}/leaking#leaking", "unsafe code cannot rely on destructors to be run")
_SIZED = (f"{_REF}/dynamically-sized-types#dynamically-sized-types", "Most types have a fixed size")
_CASTS = (f"{_NOM}/casts#casts", "Casts are a superset of coercions")
_INITIALIZED = (f"{_REF}/variables#variables", "used only after they have been initialized")

BOOKS = (f"{_NOM}/", f"{_REF}/")
"""Where what std says of an item has another side, the first first."""

Place = tuple[str, str]

OF_CODES: Mapping[str, tuple[Place, ...]] = {
    "E0004": ((f"{_BOOK}/ch06-02-match#matches-are-exhaustive", "Matches in Rust are exhaustive"),),
    "E0015": ((f"{_REF}/const_eval#const-functions", "A const function is a function that can be called"),),
    "E0038": ((f"{_REF}/items/traits#dyn-compatibility", "can be the base trait of a trait object"),),
    "E0040": (_DROPPED,),
    "E0072": ((f"{_BOOK}/ch15-01-box#enabling-recursive-types-with-boxes", "boxes have a known size"),),
    "E0106": (_ELIDED,),
    "E0117": ((f"{_REF}/items/implementations#orphan-rules", "The orphan rule states"),),
    "E0119": (_COHERENT,),
    "E0133": (_UNSAFE,),
    "E0184": (("std/marker/trait.Copy#when-cant-my-type-be-copy", "any type implementing `Drop`"),),
    "E0199": (_UNSAFE,),
    "E0200": ((f"{_NOM}/safe-unsafe-meaning", "existence of unchecked contracts"),),
    "E0204": (("std/marker/trait.Copy#when-can-my-type-be-copy", "A type can implement `Copy` if all"),),
    "E0207": ((f"{_REF}/items/implementations#generic-implementations", "Generic parameters constrain"),),
    "E0210": ((f"{_REF}/items/implementations#orphan-rules", "The orphan rule states"),),
    "E0255": (_SPACE,),
    "E0277": ((f"{_REF}/trait-bounds#trait-and-lifetime-bounds", "restrict which types and lifetimes"),),
    "E0282": ((f"{_BOOK}/ch03-02-data-types", "statically typed language"),),
    "E0308": (_COERCE,),
    "E0373": ((f"{_REF}/expressions/closure-expr#closure-expressions", "can be forced to capture its environment"),),
    "E0381": (_INITIALIZED,),
    "E0382": (_OWNER, _MOVES),
    "E0384": ((f"{_REF}/variables#variables", "Local variables are immutable unless"),),
    "E0392": (_PHANTOM,),
    "E0425": ((f"{_REF}/names/scopes#scopes", "A scope is the region of source text"),),
    "E0428": (_SPACE,),
    "E0499": (_ALIAS,),
    "E0502": (_ALIAS,),
    "E0503": (_ALIAS,),
    "E0505": (_VALID, _MOVES),
    "E0506": (_ALIAS,),
    "E0507": (_MOVES,),
    "E0512": (_TRANSMUTE,),
    "E0515": (_VALID,),
    "E0594": (_MUTABLE,),
    "E0596": (_MUTABLE,),
    "E0597": (_DANGLE,),
    "E0599": ((f"{_REF}/expressions/method-call-expr#method-call-expressions", "a more complex lookup process"),),
    "E0603": ((f"{_REF}/visibility-and-privacy#visibility-and-privacy", "By default, everything is private"),),
    "E0605": (_CASTS,),
    "E0606": (_CASTS,),
    "E0616": ((f"{_REF}/visibility-and-privacy#visibility-and-privacy", "By default, everything is private"),),
    "E0713": (_DROPCK,),
    "E0716": ((f"{_REF}/destructors#temporary-scopes", "The temporary scope of an expression is the scope"),),
    "E0728": ((f"{_REF}/expressions/await-expr#await-expressions", "legal only within an async context"),),
}
"""By error code: what the Book, the Reference, the Rustonomicon or std says of the rule that it stands for."""

OF_ITEMS: Mapping[str, tuple[Place, ...]] = {
    "std::vec::Vec::set_len": (
        (f"{_NOM}/exception-safety#vecpush_all", "exit early with the length of the Vec set too large"),
        (f"{_NOM}/exception-safety#vecpush_all", "uninitialized memory will be read"),
    ),
    "std::vec::Vec::drain": ((f"{_NOM}/leaking#drain", "moves data out of the container"),),
    "std::intrinsics::transmute": (_TRANSMUTE, _UNBOUNDED),
    "std::mem::transmute_copy": ((f"{_NOM}/transmutes#transmutes", "even more wildly unsafe"),),
    "std::mem::forget": (_LEAK,),
    "std::mem::MaybeUninit": (_UNINIT,),
    "std::mem::uninitialized": (_UNINIT,),
    "std::mem::zeroed": ((f"{_NOM}/transmutes#transmutes", "creating an instance of any type with an invalid state"),),
    "std::marker::Send": (_SEND, _SEND_REF),
    "std::marker::Sync": (_SYNC, _SYNC_REF),
    "std::marker::Sized": (_SIZED,),
    "std::marker::PhantomData": (_SIMULATES, _VARIANCE),
    "std::ops::Drop": (_DROPCK, _DROPPED),
    "std::ops::Drop::drop": (_DROPCK, _DROPPED),
    "std::cell::UnsafeCell": (
        (f"{_REF}/interior-mutability#interior-mutability", "has interior mutability if"),
        _VARIANCE,
    ),
    "std::rc::Rc": ((f"{_NOM}/send-and-sync#send-and-sync", "isn’t Send or Sync"),),
    "std::slice::from_raw_parts": (_UNBOUNDED,),
    "std::slice::from_raw_parts_mut": (_UNBOUNDED,),
}
"""By path of the item: what the Rustonomicon and the Reference say of what its page in std is about."""
_STD_DROPCK = ("std/ops/trait.Drop#drop-check", "the borrow checker needs to ensure that calling")
_REF_VARIANCE = (f"{_REF}/subtyping#variance", "Variance is a property that generic types have")
_STD_SEND = ("std/marker/trait.Send", "Types that can be transferred across thread boundaries.")
_STD_SYNC = ("std/marker/trait.Sync", "Types for which it is safe to share references between threads.")

OF_MATTERS: Mapping[str, tuple[Place, ...]] = {
    "drop check": (_STD_DROPCK, _DROPCK),
    "dropck": (_STD_DROPCK, _DROPCK),
    "variance": (_REF_VARIANCE, _VARIANCE),
    "ownership": (_OWNER, _MOVES),
    "aliasing": (_ALIAS, (f"{_REF}/behavior-considered-undefined", "Breaking the pointer aliasing rules")),
    "send and sync": (_STD_SEND, _SEND, _STD_SYNC, _SYNC),
}
"""By what it is called: matters that are no item and no error."""


def other_sides(library: Mapping[str, Document], places: Iterable[Place]) -> Iterator[Quote]:
    """The sentences at these places that have these words, where they are there."""
    for place, words in places:
        name, _, anchor = place.partition("#")
        page = library.get(name)
        for span in page.sections if page is not None else ():
            if page is None or (anchor and anchor_of(span) != anchor):
                continue
            text = (page.resolve(span) or b"").decode()
            found = next((one for one in lines_of(text) if words in one), None)
            if found is not None and (quote := quoted(page, span, [found])) is not None:
                yield quote
                break
