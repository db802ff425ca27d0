trait Observer {
    fn notify(&mut self, reading: f64);
}

#[derive(Default)]
struct Average {
    sum: f64,
    count: u32,
}

impl Observer for Average {
    fn notify(&mut self, reading: f64) {
        self.sum += reading;
        self.count += 1;
    }
}

impl Average {
    fn value(&self) -> f64 {
        if self.count == 0 { 0.0 } else { self.sum / f64::from(self.count) }
    }
}

#[derive(Default)]
struct Sensor {
    observers: Vec<Box<dyn Observer>>,
}

impl Sensor {
    fn attach(&mut self, observer: Box<dyn Observer>) {
        self.observers.push(observer);
    }

    fn read(&mut self, reading: f64) {
        for observer in &mut self.observers {
            observer.notify(reading);
        }
    }
}

fn average(readings: &[f64]) -> f64 {
    let mut sensor = Sensor::default();
    let average = Box::new(Average::default());
    sensor.attach(average);
    for reading in readings {
        sensor.read(*reading);
    }
    average.value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_every_reading() {
        assert_eq!(average(&[1.0, 2.0, 6.0]), 3.0);
        assert_eq!(average(&[]), 0.0);
    }

    #[test]
    fn counts() {
        let mut average = Average::default();
        average.notify(4.0);
        assert_eq!((average.count, average.value()), (1, 4.0));
    }
}
