#[derive(Default)]
struct Request {
    headers: Vec<(String, String)>,
    changed: u32,
}

impl Request {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    fn set(&mut self, name: &str, value: &str) {
        self.changed += 1;
        match self.headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, old)) => *old = value.to_string(),
            None => self.headers.push((name.to_string(), value.to_string())),
        }
    }
}

/// What a proxy does to a request before it hands it on.
fn forward(request: &mut Request, via: &str) {
    let host = request.header("Host").unwrap_or("unknown");
    request.set("Host", via);
    request.set("X-Forwarded-Host", host);
    if let Some(chain) = request.header("Via") {
        request.set("Via", &format!("{chain}, {via}"));
    } else {
        request.set("Via", via);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_first_host() {
        let mut request = Request::default();
        request.set("host", "example.org");
        forward(&mut request, "proxy");
        assert_eq!(request.header("Host"), Some("proxy"));
        assert_eq!(request.header("X-Forwarded-Host"), Some("example.org"));
        assert_eq!(request.header("Via"), Some("proxy"));
        assert_eq!(request.changed, 4);
    }

    #[test]
    fn a_chain_of_two() {
        let mut request = Request::default();
        forward(&mut request, "one");
        forward(&mut request, "two");
        assert_eq!(request.header("Via"), Some("one, two"));
        assert_eq!(request.header("X-Forwarded-Host"), Some("one"));
        assert_eq!(request.headers.len(), 3);
    }
}
