"""The names of std that programs use most: where they live, and what is there without a `use`."""

from __future__ import annotations

STD = {
    "collections": "HashMap HashSet BTreeMap BTreeSet VecDeque BinaryHeap LinkedList hash_map btree_map",
    "rc": "Rc Weak",
    "sync": "Arc Mutex RwLock mpsc Once OnceLock Condvar Barrier atomic",
    "sync::atomic": "AtomicBool AtomicUsize AtomicI32 AtomicU32 AtomicU64 AtomicPtr",
    "cell": "Cell RefCell OnceCell UnsafeCell Ref RefMut",
    "fmt": "Display Debug Formatter Write LowerHex UpperHex Binary",
    "io": "Read Write BufRead BufReader BufWriter Seek Cursor stdin ErrorKind SeekFrom",
    "fs": "File OpenOptions",
    "cmp": "Ordering Reverse min max",
    "ops": (
        "Add AddAssign Sub Mul Div Neg Not Deref DerefMut Index IndexMut Range Drop ControlFlow "
        "RangeInclusive Fn FnMut FnOnce"
    ),
    "str": "FromStr Utf8Error",
    "convert": "TryFrom TryInto From Into AsRef Infallible",
    "error": "Error",
    "iter": "FromIterator Peekable repeat once empty zip Sum",
    "hash": "Hash Hasher DefaultHasher BuildHasher",
    "mem": "swap replace take MaybeUninit ManuallyDrop size_of",
    "thread": "spawn sleep JoinHandle",
    "time": "Duration Instant SystemTime",
    "path": "Path PathBuf Component",
    "process": "Command ExitCode Stdio",
    "borrow": "Cow Borrow ToOwned BorrowMut",
    "any": "Any TypeId type_name",
    "marker": "PhantomData PhantomPinned",
    "num": "NonZero NonZeroU32 NonZeroUsize ParseIntError Wrapping IntErrorKind",
    "ffi": "CString CStr OsString OsStr",
    "net": "TcpStream TcpListener UdpSocket IpAddr Ipv4Addr Ipv6Addr SocketAddr",
    "pin": "Pin",
    "ptr": "NonNull null null_mut",
    "env": "args var",
    "alloc": "Layout",
    "future": "Future",
    "task": "Context Poll Waker",
}
"""Modules of std and what they give."""

_METHODS = (
    "len push push_str collect insert remove get iter contains contains_key to_string is_empty unwrap "
    "clone trim join pop map to_uppercase to_lowercase get_mut iter_mut into_iter filter fold for_each "
    "enumerate zip rev chain take skip sum product min max count any all find position first last clone "
    "to_string to_owned to_vec as_str as_ref as_mut as_bytes as_slice unwrap expect unwrap_or "
    "unwrap_or_else unwrap_or_default is_some is_none is_ok is_err ok err map_err and_then or_else "
    "contains contains_key keys values entry or_insert is_empty clear extend append drain split "
    "split_whitespace trim lines chars bytes parse replace starts_with ends_with to_uppercase to_lowercase "
    "join concat sort sort_by sort_by_key dedup reverse retain swap borrow borrow_mut lock read write send "
    "recv spawn flush read_line cmp eq partial_cmp abs pow sqrt powi powf min_by max_by next peek by_ref "
    "cloned copied step_by windows chunks flat_map flatten default new from with_capacity capacity reserve "
    "truncate resize get_or_insert_with take_while skip_while fmt into try_into read_to_string write_all "
    "write_fmt downgrade upgrade ptr_eq strong_count is_alphabetic is_numeric to_digit char_indices"
)
_PRELUDE = (
    "String Vec Option Some None Result Ok Err Box Iterator Copy Clone Debug Display Default PartialEq Eq "
    "PartialOrd Ord Hash From Into Drop Fn FnMut FnOnce Send Sync Sized ToString usize isize i8 i16 i32 "
    "i64 u8 u16 u32 u64 i128 u128 f32 f64 bool char str self Self std core alloc crate super println print "
    "format vec assert assert_eq panic write writeln"
)
_MODULES = (
    "alloc any arch array ascii borrow boxed cell char clone cmp collections convert default env error f32 "
    "f64 ffi fmt fs future hash hint io iter marker mem net num ops option os panic path pin prelude "
    "primitive process ptr rc result slice str string sync task thread time unix vec"
)

METHODS = tuple(_METHODS.split())
"""Methods, those that are called most first."""

PRELUDE = tuple(_PRELUDE.split())
"""Types, traits and macros that need no `use`, those that are named most first."""


def _homes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for module, names in STD.items():
        for path in (module, *(f"{module}::{name}" for name in names.split())):
            last = path.rpartition("::")[2]
            found[last] = (*found.get(last, ()), f"std::{path}")
    return found


HOME = _homes()
"""A name -> the paths in std where it lives."""

VOCABULARY = (*PRELUDE, *METHODS, *_MODULES.split(), *HOME)
