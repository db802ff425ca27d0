#[derive(Debug, PartialEq)]
enum Reading {
    Value { celsius: f32, sensor: u8 },
    Broken(u8),
    Silent,
}

fn describe(reading: &Reading) -> String {
    match reading {
        Reading::Value(celsius, sensor) if celsius > 30.0 => format!("{sensor}: hot"),
        Reading::Value(celsius, _) => format!("{celsius:.1} degrees"),
        Reading::Broken { sensor } => format!("{sensor}: broken"),
        Reading::Silent => "silent".to_string(),
    }
}

fn sensors(readings: &[Reading]) -> Vec<u8> {
    let mut found = Vec::new();
    for reading in readings {
        if let Reading::Value { sensor } | Reading::Broken(sensor) = reading {
            found.push(sensor);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn describes() {
        assert_eq!(describe(&Reading::Value { celsius: 31.0, sensor: 2 }), "2: hot");
        assert_eq!(describe(&Reading::Value { celsius: 3.25, sensor: 2 }), "3.2 degrees");
        assert_eq!(describe(&Reading::Broken(7)), "7: broken");
        assert_eq!(describe(&Reading::Silent), "silent");
    }

    #[test]
    fn lists() {
        let readings = [Reading::Silent, Reading::Broken(1), Reading::Value { celsius: 0.0, sensor: 4 }];
        assert_eq!(sensors(&readings), [1, 4]);
    }
}
