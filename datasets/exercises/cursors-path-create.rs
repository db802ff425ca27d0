use std::collections::BTreeMap;

#[derive(Default, Debug)]
struct Folder {
    files: Vec<String>,
    folders: BTreeMap<String, Folder>,
}

impl Folder {
    fn open(&mut self, path: &str) -> &mut Folder {
        let mut folder = self;
        for part in path.split('/').filter(|part| !part.is_empty()) {
            if let Some(inner) = folder.folders.get_mut(part) {
                folder = inner;
                continue;
            }
            folder.folders.insert(part.to_string(), Folder::default());
            folder = folder.folders.get_mut(part).unwrap();
        }
        folder
    }

    fn count(&self) -> usize {
        self.files.len() + self.folders.values().map(Folder::count).sum::<usize>()
    }
}

#[test]
fn creates_on_the_way() {
    let mut root = Folder::default();
    root.open("/usr/bin").files.push("ls".to_string());
    root.open("usr/bin").files.push("cp".to_string());
    root.open("usr/lib/").files.push("c.so".to_string());
    root.open("").files.push("readme".to_string());
    assert_eq!(root.count(), 4);
    assert_eq!(root.folders["usr"].folders["bin"].files, ["ls", "cp"]);
}
