use std::error::Error;
use std::fmt;

#[derive(Debug)]
struct TooLong(usize);

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} letters are too many", self.0)
    }
}

fn read(text: &str) -> Result<i32, Box<dyn Error>> {
    if text.len() > 5 {
        return Err(Box::new(TooLong(text.len())));
    }
    Ok(text.parse()?)
}

#[test]
fn reads() {
    assert_eq!(read("-42").unwrap(), -42);
    assert_eq!(read("1234567").unwrap_err().to_string(), "7 letters are too many");
    assert!(read("x").is_err());
}
