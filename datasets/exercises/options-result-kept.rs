#[derive(Debug, PartialEq)]
enum Fetch {
    Waiting,
    Done(Result<String, String>),
}

struct Request {
    url: String,
    state: Fetch,
}

impl Request {
    fn body(&self) -> Option<&String> {
        match self.state {
            Fetch::Done(Ok(body)) => Some(&body),
            _ => None,
        }
    }

    fn describe(&self) -> String {
        match self.state {
            Fetch::Waiting => format!("{} ...", self.url),
            Fetch::Done(Ok(body)) => format!("{}: {} bytes", self.url, body.len()),
            Fetch::Done(Err(error)) => format!("{}: {error}", self.url),
        }
    }
}

#[test]
fn describes() {
    let mut request = Request { url: "a".to_string(), state: Fetch::Waiting };
    assert_eq!((request.body(), request.describe()), (None, "a ...".to_string()));
    request.state = Fetch::Done(Ok("text".to_string()));
    assert_eq!(request.describe(), "a: 4 bytes");
    assert_eq!(request.body().unwrap(), "text");
    request.state = Fetch::Done(Err("gone".to_string()));
    assert_eq!((request.body(), request.describe()), (None, "a: gone".to_string()));
}
