macro_rules! headers {
    ($($key:expr => $value:expr),*) => {
        vec![$(($key.to_string(), $value.to_string())),*]
    };
}

fn request(host: &str, length: usize) -> Vec<(String, String)> {
    headers! {
        "Host" => host,
        "Content-Length" => length,
    }
}

#[test]
fn requests() {
    let all = request("crab.example", 12);
    assert_eq!(all[1], ("Content-Length".to_string(), "12".to_string()));
    assert_eq!(all.len(), 2);
}
