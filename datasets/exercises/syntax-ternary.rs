fn plural(count: usize, noun: &str) -> String {
    let ending = count == 1 ? "" : "s";
    format!("{count} {noun}{ending}")
}

fn summary(files: usize, folders: usize) -> String {
    format!("{} in {}", plural(files, "file"), plural(folders, "folder"))
}

#[test]
fn counts() {
    assert_eq!(summary(3, 1), "3 files in 1 folder");
    assert_eq!(plural(0, "crab"), "0 crabs");
}
