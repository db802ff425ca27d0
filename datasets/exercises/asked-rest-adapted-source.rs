/// Something that gives numbers, one after the other.
trait Source {
    fn next(&mut self) -> Option<i64>;

    fn scaled(self, by: i64) -> Scaled<Self> {
        Scaled { inner: self, by }
    }

    fn total(&mut self) -> i64 {
        let mut sum = 0;
        while let Some(value) = self.next() {
            sum += value;
        }
        sum
    }
}

struct Counter {
    at: i64,
    end: i64,
}

impl Source for Counter {
    fn next(&mut self) -> Option<i64> {
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        Some(self.at)
    }
}

struct Scaled<S> {
    inner: S,
    by: i64,
}

impl<S: Source> Source for Scaled<S> {
    fn next(&mut self) -> Option<i64> {
        self.inner.next().map(|value| value * self.by)
    }
}

fn totals(sources: &mut [Box<dyn Source>]) -> Vec<i64> {
    sources.iter_mut().map(|source| source.total()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales() {
        let mut source = Counter { at: 0, end: 3 }.scaled(10).scaled(2);
        assert_eq!(source.next(), Some(20));
        assert_eq!(source.total(), 100);
    }

    #[test]
    fn boxed_sources() {
        let mut all: Vec<Box<dyn Source>> =
            vec![Box::new(Counter { at: 0, end: 4 }), Box::new(Counter { at: 1, end: 2 }.scaled(-1))];
        assert_eq!(totals(&mut all), [10, -2]);
        assert_eq!(totals(&mut all), [0, 0]);
    }
}
