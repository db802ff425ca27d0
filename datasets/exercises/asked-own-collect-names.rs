enum Entry {
    File(String),
    Folder { name: String, inside: Vec<Entry> },
}

fn collect(entry: &Entry, ending: &str, found: &mut Vec<&str>) {
    match entry {
        Entry::File(name) if name.ends_with(ending) => found.push(name),
        Entry::File(_) => {}
        Entry::Folder { inside, .. } => collect_all(inside, ending, found),
    }
}

fn collect_all(entries: &[Entry], ending: &str, found: &mut Vec<&str>) {
    for entry in entries {
        collect(entry, ending, found);
    }
}

fn folders(entry: &Entry) -> usize {
    match entry {
        Entry::File(_) => 0,
        Entry::Folder { name, inside } => usize::from(!name.is_empty()) + inside.iter().map(folders).sum::<usize>(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Entry {
        let file = |name: &str| Entry::File(name.to_string());
        let docs = Entry::Folder { name: "docs".into(), inside: vec![file("b.md"), file("c.txt")] };
        Entry::Folder { name: "all".into(), inside: vec![file("a.md"), docs, file("d.md")] }
    }

    #[test]
    fn by_ending() {
        let tree = tree();
        let mut found = vec![];
        {
            let ending = String::from(".md");
            collect(&tree, &ending, &mut found);
        }
        assert_eq!(found, ["a.md", "b.md", "d.md"]);
    }

    #[test]
    fn counts_folders() {
        assert_eq!(folders(&tree()), 2);
        let mut found = vec!["first"];
        let tree = tree();
        collect(&tree, ".txt", &mut found);
        assert_eq!(found, ["first", "c.txt"]);
    }
}
