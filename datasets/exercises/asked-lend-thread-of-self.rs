use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

struct Crawler {
    prefix: String,
    found: Arc<Mutex<Vec<String>>>,
    workers: Vec<JoinHandle<()>>,
}

impl Crawler {
    fn new(prefix: &str) -> Crawler {
        Crawler { prefix: prefix.to_string(), found: Arc::new(Mutex::new(vec![])), workers: vec![] }
    }

    fn visit(&mut self, pages: Vec<String>) {
        let worker = thread::spawn(move || {
            for page in pages {
                if page.starts_with(&self.prefix) {
                    self.found.lock().unwrap().push(page);
                }
            }
        });
        self.workers.push(worker);
    }

    fn finish(&mut self) -> Vec<String> {
        for worker in self.workers.drain(..) {
            worker.join().unwrap();
        }
        let mut found = self.found.lock().unwrap().clone();
        found.sort();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| name.to_string()).collect()
    }

    #[test]
    fn of_all_workers() {
        let mut crawler = Crawler::new("/a");
        crawler.visit(pages(&["/a/2", "/b"]));
        crawler.visit(pages(&["/a/1"]));
        assert_eq!(crawler.finish(), ["/a/1", "/a/2"]);
        assert!(crawler.workers.is_empty());
    }

    #[test]
    fn who_shares_the_list_sees_it() {
        let mut crawler = Crawler::new("");
        let list = Arc::clone(&crawler.found);
        crawler.visit(pages(&["x"]));
        crawler.finish();
        assert_eq!(*list.lock().unwrap(), ["x"]);
    }
}
