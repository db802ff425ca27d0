struct Sensor {
    name: String,
    values: Vec<f32>,
}

fn range(sensor: &Sensor) -> Option<(f32, f32)> {
    let low = sensor.values.iter().min()?;
    let high = sensor.values.iter().max()?;
    Some((*low, *high))
}

fn spread(sensors: &[Sensor]) -> f64 {
    let ranges = sensors.iter().filter_map(range);
    ranges.map(|(low, high)| high - low).fold(0, |best, one| best.max(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sensor(values: &[f32]) -> Sensor {
        Sensor { name: "roof".to_string(), values: values.to_vec() }
    }

    #[test]
    fn ranges() {
        assert_eq!(range(&sensor(&[2.0, -1.5, 8.0])), Some((-1.5, 8.0)));
        assert_eq!(range(&sensor(&[])), None);
    }

    #[test]
    fn spreads() {
        assert_eq!(spread(&[sensor(&[1.0, 2.0]), sensor(&[]), sensor(&[0.5, 4.0])]), 3.5);
        assert_eq!(spread(&[]), 0.0);
    }
}
