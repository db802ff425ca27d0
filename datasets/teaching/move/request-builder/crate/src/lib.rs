//! Requests to a server, built step by step.

#[derive(Debug, Default)]
pub struct Request {
    path: String,
    headers: Vec<(String, String)>,
    body: Option<String>,
}

impl Request {
    pub fn to(path: &str) -> Self {
        Request {
            path: path.to_string(),
            ..Request::default()
        }
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_lowercase(), value.to_string()));
        self
    }

    pub fn body(mut self, text: &str) -> Self {
        self.body = Some(text.to_string());
        self
    }

    /// The request as it goes over the wire.
    pub fn text(&self) -> String {
        let method = if self.body.is_some() { "POST" } else { "GET" };
        let mut text = format!("{method} {}\n", self.path);
        for (name, value) in &self.headers {
            text += &format!("{name}: {value}\n");
        }
        text + "\n" + self.body.as_deref().unwrap_or_default()
    }
}

/// A request with the headers that a client always sends.
pub fn signed(path: &str, common: &[(&str, &str)], key: &str) -> Request {
    let request = Request::to(path);
    for (name, value) in common {
        request.header(name, value);
    }
    request.header("Key", key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_headers_are_sent_in_order() {
        let request = signed("/tea", &[("Host", "shop"), ("Accept", "text")], "k1");
        assert_eq!(
            request.text(),
            "GET /tea\nhost: shop\naccept: text\nkey: k1\n\n"
        );
    }

    #[test]
    fn a_body_makes_it_a_post() {
        let request = signed("/tea", &[], "k").body("green");
        assert!(request.text().starts_with("POST /tea\n"));
        assert!(request.text().ends_with("\n\ngreen"));
    }
}
