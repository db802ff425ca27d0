type Tariff = Box<dyn Fn(f64) -> f64>;

struct Step {
    from: f64,
    rate: f64,
}

/// For each step what is charged for the amount above its start.
fn tariffs(steps: &[Step]) -> Vec<Tariff> {
    let mut found: Vec<Tariff> = Vec::new();
    for step in steps {
        found.push(Box::new(|amount| if amount > step.from { (amount - step.from) * step.rate } else { 0.0 }));
    }
    found
}

fn charge(tariffs: &[Tariff], amount: f64) -> f64 {
    tariffs.iter().map(|tariff| tariff(amount)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_add_up() {
        let tariffs = tariffs(&[Step { from: 0.0, rate: 0.5 }, Step { from: 10.0, rate: 0.25 }]);
        assert_eq!(tariffs.len(), 2);
        assert_eq!(charge(&tariffs, 8.0), 4.0);
        assert_eq!(charge(&tariffs, 12.0), 6.5);
    }

    #[test]
    fn they_outlive_the_steps() {
        let kept = {
            let steps = vec![Step { from: 1.0, rate: 2.0 }];
            tariffs(&steps)
        };
        assert_eq!(charge(&kept, 2.0), 2.0);
    }
}
