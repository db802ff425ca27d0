#[derive(Debug)]
struct Job {
    name: String,
    needs: u32,
}

struct Queue {
    jobs: Vec<Job>,
}

impl Queue {
    /// Takes out the jobs that a worker with so much memory can do, in their order.
    fn take_fitting(&mut self, memory: u32) -> Vec<Job> {
        let mut fitting = Vec::new();
        let mut others = Vec::new();
        for i in 0..self.jobs.len() {
            if self.jobs[i].needs <= memory {
                fitting.push(self.jobs[i]);
            } else {
                others.push(self.jobs[i]);
            }
        }
        self.jobs = others;
        fitting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(needs: &[u32]) -> Queue {
        Queue { jobs: needs.iter().map(|&needs| Job { name: format!("job{needs}"), needs }).collect() }
    }

    fn names(jobs: &[Job]) -> Vec<&str> {
        jobs.iter().map(|job| job.name.as_str()).collect()
    }

    #[test]
    fn in_their_order() {
        let mut queue = queue(&[4, 16, 2, 8]);
        assert_eq!(names(&queue.take_fitting(4)), ["job4", "job2"]);
        assert_eq!(names(&queue.jobs), ["job16", "job8"]);
        assert_eq!(names(&queue.take_fitting(100)), ["job16", "job8"]);
        assert!(queue.jobs.is_empty());
    }

    #[test]
    fn none_fits() {
        let mut queue = queue(&[4, 16]);
        assert!(queue.take_fitting(1).is_empty());
        assert_eq!(queue.jobs.len(), 2);
    }
}
