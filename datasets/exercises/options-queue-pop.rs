#[derive(Debug)]
struct Node {
    job: String,
    next: Option<Box<Node>>,
}

#[derive(Default)]
struct Queue {
    head: Option<Box<Node>>,
    size: usize,
}

impl Queue {
    fn push(&mut self, job: &str) {
        let mut at = &mut self.head;
        while let Some(node) = at {
            at = &mut node.next;
        }
        *at = Some(Box::new(Node { job: job.to_string(), next: None }));
        self.size += 1;
    }

    fn pop(&mut self) -> Option<String> {
        let node = self.head.as_ref()?;
        self.head = node.next;
        self.size -= 1;
        Some(node.job)
    }
}

#[test]
fn first_in_first_out() {
    let mut queue = Queue::default();
    assert_eq!(queue.pop(), None);
    queue.push("a");
    queue.push("b");
    assert_eq!((queue.pop(), queue.size), (Some("a".to_string()), 1));
    queue.push("c");
    assert_eq!((queue.pop(), queue.pop(), queue.pop()), (Some("b".into()), Some("c".into()), None));
}
