#[derive(Debug)]
struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl Response {
    fn is_ok(&self) -> bool {
        self.status == 200
    }
}

fn read(response: Response) -> Result<(String, usize), String> {
    let body = response.body;
    if !response.is_ok() {
        return Err(format!("{}: {body}", response.status));
    }
    Ok((body, response.headers.len()))
}

#[test]
fn reads() {
    let response = |status| Response { status, headers: vec![("a".into(), "b".into())], body: "text".into() };
    assert_eq!(read(response(200)), Ok(("text".to_string(), 1)));
    assert_eq!(read(response(404)), Err("404: text".to_string()));
}
