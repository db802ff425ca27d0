use std::collections::VecDeque;

#[derive(Debug, PartialEq)]
struct Upload {
    name: String,
    tries: u32,
}

#[derive(Default)]
struct Uploader {
    queue: VecDeque<Upload>,
    failed: Vec<Upload>,
    sent: Vec<String>,
}

impl Uploader {
    fn add(&mut self, name: &str) {
        self.queue.push_back(Upload { name: name.to_string(), tries: 0 });
    }

    fn run(&mut self, send: impl Fn(&str, u32) -> bool) {
        while let Some(mut upload) = self.queue.pop_front() {
            upload.tries += 1;
            if send(&upload.name, upload.tries) {
                self.sent.push(upload.name);
            }
            if upload.tries < 3 {
                self.queue.push_back(upload);
            } else {
                self.failed.push(upload);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_three_times() {
        let mut uploader = Uploader::default();
        uploader.add("bad");
        uploader.add("good");
        uploader.add("late");
        uploader.run(|name, tries| name == "good" || (name == "late" && tries == 2));
        assert_eq!(uploader.sent, ["good", "late"]);
        assert_eq!(uploader.failed, [Upload { name: "bad".into(), tries: 3 }]);
        assert!(uploader.queue.is_empty());
    }

    #[test]
    fn all_is_well() {
        let mut uploader = Uploader::default();
        uploader.add("a");
        uploader.run(|_, _| true);
        assert_eq!(uploader.sent, ["a"]);
        assert!(uploader.failed.is_empty());
    }
}
