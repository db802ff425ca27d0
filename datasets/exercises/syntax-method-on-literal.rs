#[derive(Debug, PartialEq)]
struct Temperature(f64);

fn average(all: &[Temperature]) -> Option<Temperature> {
    let mut sum = 0.0;
    for one in all {
        sum += one.0;
    }
    if all.len() == 0 {
        return None;
    }
    Some(Temperature(sum / all.len() as f64)
}

#[test]
fn averages() {
    assert_eq!(average(&[Temperature(1.0), Temperature(4.0)]), Some(Temperature(2.5)));
    assert_eq!(average(&[]), None);
}
