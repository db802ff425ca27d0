struct Sensor {
    limits: Vec<(String, i32)>,
}

impl Sensor {
    fn alarms(&self, readings: &[(String, i32)]) -> usize {
        let mut count = 0;
        for (name, value) in readings {
            for (limited, limit) in self.limits.iter() {
                if limited == name && value > *limit {
                    count += 1;
                }
            }
        }
        count
    }
}

#[test]
fn alarms() {
    let pair = |name: &str, value| (name.to_string(), value);
    let sensor = Sensor { limits: vec![pair("oil", 90), pair("water", 70)] };
    assert_eq!(sensor.alarms(&[pair("oil", 91), pair("water", 70), pair("air", 200)]), 1);
}
