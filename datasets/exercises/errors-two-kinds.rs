use std::num::{ParseFloatError, ParseIntError};

#[derive(Debug, PartialEq)]
enum Fault {
    Count(ParseIntError),
    Price(ParseFloatError),
    Shape,
}

impl From<ParseIntError> for Fault {
    fn from(fault: ParseIntError) -> Self {
        Fault::Count(fault)
    }
}

fn cost(line: &str) -> Result<f64, Fault> {
    let (count, price) = line.split_once('x').ok_or(Fault::Shape)?;
    let count: u32 = count.trim().parse()?;
    let price: f64 = price.trim().parse()?;
    Ok(f64::from(count) * price)
}

#[test]
fn costs() {
    assert_eq!(cost("3 x 1.5"), Ok(4.5));
    assert_eq!(cost("3"), Err(Fault::Shape));
    assert!(matches!(cost("a x 1"), Err(Fault::Count(_))));
    assert!(matches!(cost("1 x a"), Err(Fault::Price(_))));
}
