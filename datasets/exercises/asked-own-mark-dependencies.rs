use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
struct Build {
    needs: BTreeMap<String, Vec<String>>,
    dirty: BTreeSet<String>,
    visits: usize,
}

impl Build {
    fn rule(&mut self, target: &str, needs: &[&str]) {
        self.needs.insert(target.to_string(), needs.iter().map(|name| name.to_string()).collect());
    }

    fn mark(&mut self, name: &str) {
        self.visits += 1;
        self.dirty.insert(name.to_string());
    }

    /// Everything that needs something dirty is dirty, until nothing changes.
    fn spread(&mut self) {
        loop {
            let before = self.dirty.len();
            for (target, needs) in &self.needs {
                if needs.iter().any(|need| self.dirty.contains(need)) {
                    self.mark(target);
                }
            }
            if self.dirty.len() == before {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreads_upwards() {
        let mut build = Build::default();
        build.rule("app", &["lib", "main.c"]);
        build.rule("lib", &["a.c", "b.c"]);
        build.rule("docs", &["guide.md"]);
        build.mark("b.c");
        build.spread();
        assert_eq!(build.dirty.iter().collect::<Vec<_>>(), ["app", "b.c", "lib"]);
        assert_eq!(build.needs.len(), 3);
        assert_eq!(build.visits, 6);
    }

    #[test]
    fn nothing_is_dirty() {
        let mut build = Build::default();
        build.rule("app", &["lib"]);
        build.spread();
        assert_eq!(build.visits, 0);
    }
}
