use sorted_store::{save_both, Memory, Store};

#[test]
fn batches_are_sorted_each_by_itself() {
    let mut memory = Memory::default();
    assert_eq!(save_both(&mut memory, &["pear", "fig"], &[10, 9]), 4);
    let expected = ["words: fig", "words: pear", "numbers: 9", "numbers: 10"];
    assert_eq!(memory.lines(), expected);
}

#[test]
fn what_was_saved_stays() {
    let mut memory = Memory::default();
    memory.save("a", vec![2, 1]);
    memory.save("b", vec!['x']);
    assert_eq!(memory.lines(), ["a: 1", "a: 2", "b: x"]);
}
