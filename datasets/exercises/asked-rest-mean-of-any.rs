/// The mean of numbers of any kind that is a float after all.
fn mean<T>(values: &[T]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let sum: f64 = values.iter().map(|value| f64::from(*value)).sum();
    Some(sum / values.len() as f64)
}

fn clamp_all<T>(values: &mut [T], low: T, high: T) -> usize {
    let mut changed = 0;
    for value in values.iter_mut() {
        if *value < low {
            *value = low;
            changed += 1;
        } else if *value > high {
            *value = high;
            changed += 1;
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means() {
        assert_eq!(mean(&[1u8, 2, 6]), Some(3.0));
        assert_eq!(mean(&[0.5f32, 1.5]), Some(1.0));
        assert_eq!(mean::<i32>(&[]), None);
    }

    #[test]
    fn clamps() {
        let mut values = [1, 5, 9];
        assert_eq!(clamp_all(&mut values, 2, 6), 2);
        assert_eq!(values, [2, 5, 6]);
    }
}
