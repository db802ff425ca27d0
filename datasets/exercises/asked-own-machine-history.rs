#[derive(Debug, PartialEq)]
enum Phase {
    Waiting,
    Running { job: String, ticks: u32 },
    Failed(String),
}

struct Worker {
    phase: Phase,
    past: Vec<Phase>,
}

impl Worker {
    fn new() -> Worker {
        Worker { phase: Phase::Waiting, past: vec![] }
    }

    fn enter(&mut self, next: Phase) {
        let old = self.phase;
        self.phase = next;
        self.past.push(old);
    }

    fn start(&mut self, job: &str) {
        self.enter(Phase::Running { job: job.to_string(), ticks: 0 });
    }

    fn tick(&mut self) {
        let failed = match &mut self.phase {
            Phase::Running { job, ticks } => {
                *ticks += 1;
                (*ticks > 2).then(|| format!("{job} took too long"))
            }
            _ => None,
        };
        if let Some(why) = failed {
            self.enter(Phase::Failed(why));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_what_it_was() {
        let mut worker = Worker::new();
        worker.start("print");
        worker.tick();
        worker.start("scan");
        assert_eq!(worker.phase, Phase::Running { job: "scan".into(), ticks: 0 });
        assert_eq!(worker.past, [Phase::Waiting, Phase::Running { job: "print".into(), ticks: 1 }]);
    }

    #[test]
    fn fails_after_three() {
        let mut worker = Worker::new();
        worker.start("print");
        (0..5).for_each(|_| worker.tick());
        assert_eq!(worker.phase, Phase::Failed("print took too long".into()));
        assert_eq!(worker.past.len(), 2);
    }
}
