#[derive(Debug, PartialEq)]
struct Job {
    name: String,
    wait: u32,
}

struct Scheduler {
    jobs: Vec<Job>,
    ran: Vec<String>,
}

impl Scheduler {
    fn tick(&mut self) {
        for (at, job) in self.jobs.iter_mut().enumerate() {
            if job.wait == 0 {
                self.ran.push(self.jobs.remove(at).name);
            } else {
                job.wait -= 1;
            }
        }
    }
}

#[test]
fn runs_in_time() {
    let job = |name: &str, wait| Job { name: name.to_string(), wait };
    let mut scheduler = Scheduler { jobs: vec![job("a", 0), job("b", 0), job("c", 1)], ran: vec![] };
    scheduler.tick();
    assert_eq!(scheduler.ran, ["a", "b"]);
    assert_eq!(scheduler.jobs, [job("c", 0)]);
    scheduler.tick();
    assert_eq!(scheduler.ran, ["a", "b", "c"]);
}
