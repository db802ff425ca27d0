#[derive(Debug, PartialEq, Clone)]
enum Request {
    Get { path: String },
    Post { path: String, body: String },
    Delete { target: String },
    Ping,
}

fn path(request: &Request) -> Option<&str> {
    match request {
        Request::Get { path } | Request::Post { path, .. } | Request::Delete { target } => Some(path),
        Request::Ping => None,
    }
}

#[test]
fn finds_paths() {
    assert_eq!(path(&Request::Delete { target: "/a".to_string() }), Some("/a"));
    assert_eq!(path(&Request::Post { path: "/b".to_string(), body: String::new() }), Some("/b"));
    assert_eq!(path(&Request::Get { path: "/c".to_string() }), Some("/c"));
    assert_eq!(path(&Request::Ping), None);
}
