#[derive(Debug, Clone, PartialEq)]
struct Request {
    path: String,
    body: Vec<u8>,
}

#[derive(Debug, PartialEq)]
enum Reply {
    Ok(String),
    Busy,
}

struct Server {
    busy_for: u32,
    seen: Vec<Request>,
}

impl Server {
    fn send(&mut self, request: Request) -> Reply {
        let path = request.path.clone();
        self.seen.push(request);
        if self.busy_for > 0 {
            self.busy_for -= 1;
            return Reply::Busy;
        }
        Reply::Ok(path)
    }
}

fn send_with_retries(server: &mut Server, request: Request, most: u32) -> Option<String> {
    for _ in 0..most {
        match server.send(request) {
            Reply::Ok(path) => return Some(path),
            Reply::Busy => continue,
        }
    }
    None
}

#[test]
fn tries_again() {
    let request = Request { path: "/a".into(), body: vec![1] };
    let mut server = Server { busy_for: 2, seen: vec![] };
    assert_eq!(send_with_retries(&mut server, request.clone(), 5), Some("/a".to_string()));
    assert_eq!(server.seen, vec![request.clone(); 3]);
    server.busy_for = 9;
    assert_eq!(send_with_retries(&mut server, request, 2), None);
}
