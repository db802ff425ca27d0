#[derive(Default)]
struct Console {
    lines: Vec<String>,
    errors: usize,
}

fn log(console: &mut Console, prefix: String, message: String) {
    if message.contains("error") {
        console.errors += 1;
    }
    console.lines.push(format!("[{prefix}] {message}"));
}

fn deploy(console: &mut Console, service: String, steps: Vec<String>) -> String {
    for step in steps {
        log(console, service, step);
        if step.ends_with('!') {
            log(console, service, "retrying".to_string());
        }
    }
    log(console, service, "done".to_string());
    service
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_the_service() {
        let mut console = Console::default();
        let steps = vec!["build".to_string(), "upload error!".to_string()];
        assert_eq!(deploy(&mut console, "web".to_string(), steps), "web");
        assert_eq!(console.lines, ["[web] build", "[web] upload error!", "[web] retrying", "[web] done"]);
        assert_eq!(console.errors, 1);
    }

    #[test]
    fn without_steps() {
        let mut console = Console::default();
        deploy(&mut console, "api".to_string(), vec![]);
        assert_eq!(console.lines, ["[api] done"]);
    }
}
