struct Task {
    name: String,
    minutes: u32,
    parts: Vec<Task>,
}

fn task(name: &str, minutes: u32, parts: Vec<Task>) -> Task {
    Task { name: name.to_string(), minutes, parts }
}

/// All the minutes of a task; the names go into the trace, where one is wanted.
fn total(task: &Task, trace: Option<&mut Vec<String>>) -> u32 {
    if let Some(trace) = trace {
        trace.push(task.name.clone());
    }
    let mut minutes = task.minutes;
    for part in &task.parts {
        minutes += total(part, trace);
    }
    if let Some(trace) = trace {
        trace.push(format!("{} {minutes}", task.name));
    }
    minutes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week() -> Task {
        task("week", 0, vec![task("cook", 30, vec![task("shop", 20, vec![])]), task("read", 60, vec![])])
    }

    #[test]
    fn without_a_trace() {
        assert_eq!(total(&week(), None), 110);
    }

    #[test]
    fn traced() {
        let mut trace = vec![];
        assert_eq!(total(&week(), Some(&mut trace)), 110);
        assert_eq!(trace, ["week", "cook", "shop", "shop 20", "cook 50", "read", "read 60", "week 110"]);
    }
}
