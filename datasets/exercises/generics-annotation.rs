#[derive(Debug, PartialEq)]
struct Reading {
    sensor: u8,
    value: i32,
}

fn parse(line: &str) -> Option<Reading> {
    let parts = line.split(' ').collect();
    if parts.len() != 2 {
        return None;
    }
    Some(Reading { sensor: parts[0].parse().ok()?, value: parts[1].parse().ok()? })
}

fn sum(text: &str, sensor: u8) -> i32 {
    text.lines().filter_map(parse).filter(|reading| reading.sensor == sensor).map(|reading| reading.value).sum()
}

#[test]
fn sums() {
    assert_eq!(sum("1 20\n2 7\n1 -5\n1 2 3\n", 1), 15);
    assert_eq!(parse("300 1"), None);
}
