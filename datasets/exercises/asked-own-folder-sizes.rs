struct Folder {
    name: String,
    own: u64,
    total: u64,
    inside: Vec<usize>,
}

#[derive(Default)]
struct Disk {
    folders: Vec<Folder>,
}

impl Disk {
    fn add(&mut self, name: &str, own: u64, parent: Option<usize>) -> usize {
        let id = self.folders.len();
        self.folders.push(Folder { name: name.to_string(), own, total: 0, inside: vec![] });
        if let Some(parent) = parent {
            self.folders[parent].inside.push(id);
        }
        id
    }

    fn measure(&mut self, id: usize) -> u64 {
        let folder = &mut self.folders[id];
        let mut total = folder.own;
        for child in &folder.inside {
            total += self.measure(*child);
        }
        folder.total = total;
        total
    }

    fn large(&self, least: u64) -> Vec<&str> {
        self.folders.iter().filter(|folder| folder.total >= least).map(|folder| folder.name.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_kept() {
        let mut disk = Disk::default();
        let root = disk.add("/", 1, None);
        let home = disk.add("home", 10, Some(root));
        disk.add("etc", 5, Some(root));
        let ada = disk.add("ada", 100, Some(home));
        disk.add("photos", 400, Some(ada));
        assert_eq!(disk.measure(root), 516);
        let totals: Vec<u64> = disk.folders.iter().map(|folder| folder.total).collect();
        assert_eq!(totals, [516, 510, 5, 500, 400]);
        assert_eq!(disk.large(500), ["/", "home", "ada"]);
        assert_eq!(disk.folders[root].inside, [1, 2]);
    }

    #[test]
    fn measured_again() {
        let mut disk = Disk::default();
        let root = disk.add("/", 1, None);
        disk.measure(root);
        disk.add("new", 2, Some(root));
        assert_eq!(disk.measure(root), 3);
        assert_eq!(disk.measure(root), 3);
    }
}
