//! What changed between two texts, line by line. White space at the end of a line is no change.

mod lines;
mod table;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change<'a> {
    Same(&'a str),
    Removed(&'a str),
    Added(&'a str),
}

/// The changes that lead from `old` to `new`; what is removed stands before what is added for it.
pub fn diff<'a>(old: &'a str, new: &'a str) -> Vec<Change<'a>> {
    let (old, new) = (lines::of(old), lines::of(new));
    let common = table::common(&old, &new);
    let (mut i, mut j) = (0, 0);
    let mut changes = Vec::new();
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            changes.push(Change::Same(&old[i]));
            i += 1;
            j += 1;
        } else if common[i + 1][j] >= common[i][j + 1] {
            changes.push(Change::Removed(&old[i]));
            i += 1;
        } else {
            changes.push(Change::Added(&new[j]));
            j += 1;
        }
    }
    for line in &old[i..] {
        changes.push(Change::Removed(line));
    }
    for line in &new[j..] {
        changes.push(Change::Added(line));
    }
    changes
}

/// How many lines were removed and added.
pub fn size(changes: &[Change]) -> (usize, usize) {
    let count =
        |wanted: fn(&Change) -> bool| changes.iter().filter(|change| wanted(change)).count();
    (
        count(|change| matches!(change, Change::Removed(_))),
        count(|change| matches!(change, Change::Added(_))),
    )
}
