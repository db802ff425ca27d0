#[derive(Debug, Clone, PartialEq)]
struct File {
    name: String,
    size: u64,
}

fn longest<'f>(files: &'f [File]) -> &'f File {
    files.iter().max_by_key(|file| file.name.len()).unwrap()
}

/// Pads all names to the longest one with dots and says which that was.
fn pad(files: &mut Vec<File>) -> (String, usize) {
    let longest = longest(files);
    let mut padded = 0;
    for file in files.iter_mut() {
        while file.name.len() < longest.name.len() {
            file.name.push('.');
            padded += 1;
        }
    }
    (longest.name.clone(), padded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<File> {
        names.iter().map(|name| File { name: name.to_string(), size: 1 }).collect()
    }

    #[test]
    fn all_are_as_long() {
        let mut files = files(&["a", "abc", "ab"]);
        assert_eq!(pad(&mut files), ("abc".to_string(), 3));
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a..", "abc", "ab."]);
        assert_eq!(files[0].size, 1);
    }

    #[test]
    fn one() {
        assert_eq!(pad(&mut files(&["x"])), ("x".to_string(), 0));
    }
}
