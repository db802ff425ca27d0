struct Dir {
    name: String,
    marked: bool,
    inside: Vec<Dir>,
}

fn dir(name: &str, marked: bool, inside: Vec<Dir>) -> Dir {
    Dir { name: name.to_string(), marked, inside }
}

fn walk(dir: &Dir, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    path.push(dir.name);
    if dir.marked {
        found.push(*path);
    }
    for inner in &dir.inside {
        walk(inner, path, found);
    }
    path.pop();
}

fn marked(root: &Dir) -> Vec<String> {
    let mut found = Vec::new();
    walk(root, &mut Vec::new(), &mut found);
    found.iter().map(|path| path.join("/")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_paths() {
        let deep = dir("c", true, vec![dir("d", true, vec![])]);
        let root = dir("a", false, vec![dir("b", false, vec![deep]), dir("e", true, vec![])]);
        assert_eq!(marked(&root), ["a/b/c", "a/b/c/d", "a/e"]);
        assert_eq!(marked(&root).len(), 3);
    }

    #[test]
    fn the_path_is_left_as_it_was() {
        let mut path = vec!["top".to_string()];
        let mut found = vec![];
        walk(&dir("x", true, vec![]), &mut path, &mut found);
        assert_eq!(path, ["top"]);
        assert_eq!(found, [["top", "x"]]);
    }
}
