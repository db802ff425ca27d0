#[derive(Debug)]
struct Request {
    url: String,
    method: String,
    retries: u32,
}

impl Request {
    fn with_retries(self, retries: u32) -> Request {
        Request { retries }
    }
}

#[test]
fn retries() {
    let request = Request { url: "u".into(), method: "GET".into(), retries: 0 };
    let request = request.with_retries(3);
    assert_eq!((request.url.as_str(), request.method.as_str(), request.retries), ("u", "GET", 3));
}
