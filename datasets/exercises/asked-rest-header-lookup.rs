struct Request {
    headers: Vec<(String, String)>,
    path: String,
}

struct Settings {
    site: String,
}

/// What a rule takes from a request, to decide by.
type Pick = Box<dyn Fn(&Request, &Settings) -> Option<&str>>;

struct Rule {
    pick: Pick,
    wanted: String,
}

impl Rule {
    fn matches(&self, request: &Request, settings: &Settings) -> bool {
        (self.pick)(request, settings) == Some(self.wanted.as_str())
    }
}

fn by_header(name: &'static str) -> Pick {
    Box::new(move |request, _| {
        request.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    })
}

fn by_path() -> Pick {
    Box::new(|request, settings| request.path.strip_prefix(settings.site.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> Request {
        Request { headers: vec![("Accept".to_string(), "text/plain".to_string())], path: "/blog/today".to_string() }
    }

    #[test]
    fn picks() {
        let settings = Settings { site: "/blog".to_string() };
        let rule = Rule { pick: by_header("accept"), wanted: "text/plain".to_string() };
        assert!(rule.matches(&request(), &settings));
        let rule = Rule { pick: by_path(), wanted: "/today".to_string() };
        assert!(rule.matches(&request(), &settings));
        assert!(!Rule { pick: by_path(), wanted: "/".to_string() }.matches(&request(), &settings));
    }
}
