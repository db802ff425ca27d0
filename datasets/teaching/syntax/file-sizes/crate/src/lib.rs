//! Looks for the largest things in a list.

#[derive(Debug, PartialEq)]
pub struct File {
    pub path: String,
    pub bytes: u64,
}

/// The thing with the largest measure; the first of several.
pub fn largest<T, M: PartialOrd, 'a>(things: &'a [T], by: &dyn Fn(&T) -> M) -> Option<&'a T> {
    let mut things = things.iter();
    let mut best = things.next()?;
    for thing in things {
        if by(thing) > by(best) {
            best = thing;
        }
    }
    Some(best)
}

/// The name of the folder of a path; empty where it has none.
pub fn folder(file: &File) -> &str {
    file.path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The largest file, and the one that lies deepest.
pub fn extremes(files: &[File]) -> Option<(&File, &File)> {
    let depth = |file: &File| folder(file).split('/').count();
    Some((largest(files, &|file| file.bytes)?, largest(files, &depth)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, bytes: u64) -> File {
        let path = path.to_string();
        File { path, bytes }
    }

    #[test]
    fn the_largest_by_any_measure() {
        assert_eq!(largest(&[1.5, -4.0, 2.0], &|x: &f64| x.abs()), Some(&-4.0));
        assert_eq!(largest(&["a", "b"], &|word| word.len()), Some(&"a"));
        assert_eq!(largest(&[] as &[i32], &|x| *x), None);
    }

    #[test]
    fn files_by_size_and_depth() {
        let files = [file("a/b/c.txt", 10), file("d.txt", 90)];
        let (big, deep) = extremes(&files).unwrap();
        assert_eq!(big.path, "d.txt");
        assert_eq!(folder(deep), "a/b");
    }
}
