use std::fmt;

#[derive(Debug, PartialEq)]
enum Error {
    Empty,
    TooBig(u64),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Empty => write!(f, "nothing"),
            Error::TooBig(size) => write!(f, "{size} is too big"),
        }
    }
}

type Result<T> = std::result::Result<T, Error>;

fn size(text: &str) -> Result<u64, Error> {
    let size = text.parse().map_err(|_| Error::Empty)?;
    if size > 100 {
        return Err(Error::TooBig(size));
    }
    Ok(size)
}

#[test]
fn sizes() {
    assert_eq!(size("42"), Ok(42));
    assert_eq!(size("").unwrap_err().to_string(), "nothing");
    assert_eq!(size("101"), Err(Error::TooBig(101)));
}
