//! What a user can type.

use crate::store::{Bookmark, Store};

/// Carry out one line and say what came of it.
pub fn run(store: &mut Store, line: &str) -> String {
    let (command, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
    match command {
        "add" => add(store, rest),
        "import" => import(store, rest),
        "tag" => store.tagged(rest.trim()).join("\n"),
        "show" => show(store, rest.trim()),
        _ => format!("no command {command:?}"),
    }
}

fn add(store: &mut Store, text: &str) -> String {
    let Some(bookmark) = Bookmark::parse(text) else {
        return format!("no address in {text:?}");
    };
    let new = store.add(bookmark);
    if new { "added" } else { "known" }.to_string()
}

/// Several at once, `;` between them.
fn import(store: &mut Store, text: &str) -> String {
    let before = store.entries.len();
    let mut refused = 0;
    for part in text.split(';') {
        match Bookmark::parse(part) {
            Some(bookmark) => store.entries.push(bookmark),
            None => refused += 1,
        }
    }
    format!("{} new, {refused} refused", store.entries.len() - before)
}

fn show(store: &Store, address: &str) -> String {
    match store.find(address) {
        Some(bookmark) => bookmark.tags.iter().cloned().collect::<Vec<_>>().join(" "),
        None => "unknown".to_string(),
    }
}
