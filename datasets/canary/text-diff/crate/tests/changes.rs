use text_diff::Change::{Added, Removed, Same};
use text_diff::{diff, size};

#[test]
fn a_line_is_replaced() {
    let changes = diff("one\ntwo\nthree\n", "one\n2\nthree\n");
    assert_eq!(
        changes,
        [Same("one"), Removed("two"), Added("2"), Same("three")]
    );
    assert_eq!(size(&changes), (1, 1));
}

#[test]
fn lines_are_moved() {
    let changes = diff("a\nb\nc\n", "c\na\nb\n");
    assert_eq!(changes, [Added("c"), Same("a"), Same("b"), Removed("c")]);
}

#[test]
fn white_space_at_the_end_is_no_change() {
    assert_eq!(
        diff("left  \n\tright\n\n\n", "left\n\tright \t"),
        [Same("left"), Same("\tright")]
    );
    assert_eq!(size(&diff("x\n \n", "x")), (0, 0));
}

#[test]
fn nothing_against_something() {
    assert_eq!(diff("", "new\n"), [Added("new")]);
    assert_eq!(diff("old\n", "\n\n"), [Removed("old")]);
}

#[test]
fn changes_are_pieces_of_the_texts() {
    let text = String::from("kept\n");
    let [Same(line)] = diff(&text, "kept")[..] else {
        panic!("one line, the same")
    };
    assert!(std::ptr::eq(line.as_ptr(), text.as_ptr()));
}
